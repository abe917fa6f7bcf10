using System.Collections.Frozen;
using System.Reflection;

namespace OpenClawSync.Records;

/// <summary>How an error id is told.</summary>
/// <param name="category">The category of its errors, as PowerShell names it; <c>warning</c> or <c>verbose</c> for what is told on that stream alone.</param>
/// <param name="advice">What to do next, in plain sentences.</param>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class ErrorInfoAttribute(string category, string advice) : Attribute
{
    private static readonly FrozenDictionary<string, ErrorInfoAttribute> All = typeof(ErrorIds)
        .GetFields()
        .ToFrozenDictionary(id => (string)id.GetRawConstantValue()!, id => id.GetCustomAttribute<ErrorInfoAttribute>()!);

    public string Category { get; } = category;

    public string Advice { get; } = advice;

    /// <summary>How errors of the id are told.</summary>
    public static ErrorInfoAttribute For(string errorId) => All[errorId];
}
