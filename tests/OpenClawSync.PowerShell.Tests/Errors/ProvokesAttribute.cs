namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>The error id that a test provokes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProvokesAttribute(string errorId) : Attribute
{
    public string ErrorId { get; } = errorId;
}
