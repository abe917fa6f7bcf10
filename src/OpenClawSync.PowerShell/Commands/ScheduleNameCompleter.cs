using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using OpenClawSync.Records;
using OpenClawSync.Schedules;

namespace OpenClawSync.Commands;

/// <summary>Offers the names of the schedules that are installed.</summary>
internal sealed class ScheduleNameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var begun = WildcardPattern.Get(wordToComplete.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return Names().Where(begun.IsMatch).Distinct(StringComparer.Ordinal).Select(name => new CompletionResult(name));
    }

    private static List<string> Names()
    {
        try
        {
            return [.. new Schedulers(Environment.GetEnvironmentVariable, CancellationToken.None).Find().Select(schedule => schedule.Name)];
        }
        catch (OpenClawSyncException)
        {
            // Somebody is typing; an error would only be in the way.
            return [];
        }
    }
}
