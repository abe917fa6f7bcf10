namespace OpenClawSync.Records;

/// <summary>How an error id is told.</summary>
/// <param name="category">The category of its errors, as PowerShell names it; <c>warning</c> or <c>verbose</c> for what is told on that stream alone.</param>
/// <param name="advice">What to do next, in plain sentences.</param>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class ToldAsAttribute(string category, string advice) : Attribute
{
    public string Category { get; } = category;

    public string Advice { get; } = advice;
}
