using System.Collections;
using System.Management.Automation.Language;
using System.Management.Automation;
using OpenClawSync.Protection;
using OpenClawSync.Records;

namespace OpenClawSync.Completion;

/// <summary>Offers names that begin with what was typed. Whoever presses Tab is told of no error, and shown no secret.</summary>
internal abstract class NameCompleter : IArgumentCompleter
{
    private const int Most = 100;

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
                .. Candidates(new GivenParameters(fakeBoundParameters))
                    .Where(candidate =>
                        candidate.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                        && SafeMessage.Redact(candidate.Text) == candidate.Text
                    )
                    .Take(Most)
                    .Select(Result),
            ];
        }
        catch (Exception failure) when (failure is OpenClawSyncException or RuntimeException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private protected abstract IEnumerable<Candidate> Candidates(GivenParameters given);

    private static CompletionResult Result(Candidate candidate) =>
        new(Quoted(candidate.Text), candidate.Text, CompletionResultType.ParameterValue, SafeMessage.Redact(candidate.Tooltip));

    private static string Quoted(string text) =>
        text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':' or '/')
            ? text
            : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
