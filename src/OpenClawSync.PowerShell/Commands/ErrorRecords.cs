using System.Collections.Frozen;
using System.Management.Automation;
using System.Reflection;
using OpenClawSync.Records;

namespace OpenClawSync.Commands;

/// <summary>Makes error records from stable ids. Their target is a key or place, never a record: printing one would print its text.</summary>
internal static class ErrorRecords
{
    private static readonly FrozenDictionary<string, ToldAsAttribute> Told = typeof(ErrorIds).GetFields()
        .ToFrozenDictionary(id => (string)id.GetRawConstantValue()!, id => id.GetCustomAttribute<ToldAsAttribute>()!);

    /// <summary>The error, with what to do next as its recommended action.</summary>
    public static ErrorRecord Of(string errorId, string message, string? place) =>
        new(new OpenClawSyncException(errorId, message), errorId, Category(Told[errorId]), place)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = Told[errorId].Advice },
        };

    // What is usually told on another stream can end a command that cannot go on without it.
    private static ErrorCategory Category(ToldAsAttribute told) =>
        Enum.TryParse<ErrorCategory>(told.Category, out var category) ? category : ErrorCategory.NotSpecified;
}
