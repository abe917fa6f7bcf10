using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using OpenClawSync.Protection;
using OpenClawSync.Records;

namespace OpenClawSync.Completion;

/// <summary>A name that can be completed.</summary>
/// <param name="Text">The text for the command line.</param>
/// <param name="Tooltip">A description of it.</param>
internal sealed record Candidate(string Text, string Tooltip);

/// <summary>Offers names that start with what was typed. Completion shows no errors and no secrets.</summary>
internal abstract class NameCompleter : IArgumentCompleter
{
    private const int MaxCount = 100;

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        var typed = wordToComplete.Trim('\'', '"');
        try
        {
            return
            [
                .. Candidates(new GivenParameters(commandName, fakeBoundParameters))
                    .Where(candidate =>
                        candidate.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                        && SafeMessage.Redact(candidate.Text) == candidate.Text
                    )
                    .Take(MaxCount)
                    .Select(Result),
            ];
        }
        catch (Exception failure) when (failure is OpenClawSyncException or RuntimeException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The local time to the minute, in the same way in every culture.</summary>
    private protected static string Minute(DateTimeOffset time) =>
        time.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private protected abstract IEnumerable<Candidate> Candidates(GivenParameters given);

    private static CompletionResult Result(Candidate candidate) =>
        new(Quote(candidate.Text), candidate.Text, CompletionResultType.ParameterValue, SafeMessage.Redact(candidate.Tooltip));

    private static string Quote(string text) =>
        text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':' or '/')
            ? text
            : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
