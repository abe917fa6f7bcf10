using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Commands;

/// <summary>Makes error records from stable ids. Their target is a key or place, never a record: printing one would print its text.</summary>
internal static class ErrorRecords
{
    /// <summary>The error, with what to do next as its recommended action.</summary>
    public static ErrorRecord Create(string errorId, string message, string? place)
    {
        var told = ErrorInfoAttribute.For(errorId);
        return new ErrorRecord(new OpenClawSyncException(errorId, message), errorId, Category(told), place)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = told.Advice },
        };
    }

    // What is usually told on another stream can end a command that cannot go on without it.
    private static ErrorCategory Category(ErrorInfoAttribute told) =>
        Enum.TryParse<ErrorCategory>(told.Category, out var category) ? category : ErrorCategory.NotSpecified;
}
