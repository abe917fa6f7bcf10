using System.Management.Automation;

namespace OpenClawSync.Errors;

/// <summary>How an error id is reported.</summary>
/// <param name="Category">The category of its error records; <see cref="ErrorCategory.NotSpecified" /> for a warning or note.</param>
/// <param name="Kind">What the help pages print as the category: that of PowerShell, or the stream that the message is written to.</param>
/// <param name="Advice">What to do about it, in plain sentences.</param>
internal sealed record ErrorInfo(ErrorCategory Category, string Kind, string Advice)
{
    public static ErrorInfo Error(ErrorCategory category, string advice) => new(category, category.ToString(), advice);

    /// <summary>Written as a warning. An error record of this id ends a command that cannot go on without it.</summary>
    public static ErrorInfo Warning(string advice) => new(ErrorCategory.NotSpecified, "warning", advice);

    /// <summary>Written to the verbose stream.</summary>
    public static ErrorInfo Verbose(string advice) => new(ErrorCategory.NotSpecified, "verbose", advice);
}
