using System.Management.Automation;
using OpenClawSync.Connections;
using OpenClawSync.Records;

namespace OpenClawSync.Errors;

/// <summary>Makes what PowerShell shows of an error id.</summary>
internal static class ErrorRecords
{
    /// <summary>The error record, with the advice as its recommended action.</summary>
    /// <param name="errorId">One of <see cref="ErrorIds" />.</param>
    /// <param name="message">The message, without secrets.</param>
    /// <param name="place">
    /// The key or place that the error is about, without secrets. It is never a record: an error record prints its target object.
    /// </param>
    public static ErrorRecord Create(string errorId, string message, string? place)
    {
        var info = ErrorCatalog.For(errorId);
        return new ErrorRecord(new OpenClawSyncException(errorId, message), errorId, info.Category, place)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = info.Advice },
        };
    }

    /// <summary>A check of a target as it is shown: without secrets, and with the advice for the error that it failed with.</summary>
    public static TargetCheck Explain(TargetCheck check, Func<string, string> redact) =>
        new(check.Name, check.Status, redact(check.ErrorId is { } id ? $"{check.Detail} {ErrorCatalog.For(id).Advice}" : check.Detail));
}
