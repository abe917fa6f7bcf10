using System.Collections.ObjectModel;
using System.Management.Automation.Host;
using OpenClawSync.Records;

namespace OpenClawSync.Commands;

/// <summary>Asks an operator what only they can know. Where nobody can answer that is an error, not a wait without end.</summary>
internal sealed class SetupQuestions(PSHost host)
{
    private const string Caption = "OpenClawSync";

    /// <summary>Which of several homes is meant.</summary>
    public string Home(IReadOnlyList<string> homes)
    {
        var choices = new Collection<ChoiceDescription>([
            .. homes.Select((home, index) => new ChoiceDescription($"&{index + 1} {home}", home)),
        ]);
        return homes[
            Ask("-Path", () => host.UI.PromptForChoice(Caption, "There are several OpenClaw homes. Which one is to be synced?", choices, 0))
        ];
    }

    /// <summary>Where records are to go; null for the default.</summary>
    public string? Target(string usual)
    {
        var field = new FieldDescription("Target")
        {
            IsMandatory = false,
            HelpMessage = "A SQLite file, or the https URL of an ingest endpoint.",
        };
        var answers = Ask(
            "-Target",
            () =>
                host.UI.Prompt(
                    Caption,
                    $"Where are records to go? A SQLite file or the https URL of an ingest endpoint; nothing for {usual}",
                    [field]
                )
        );
        return answers.Values.FirstOrDefault()?.BaseObject is string answer && !string.IsNullOrWhiteSpace(answer) ? answer.Trim() : null;
    }

    private static T Ask<T>(string parameter, Func<T> question)
    {
        try
        {
            return question();
        }
        catch (Exception failure) when (failure is HostException or InvalidOperationException or NotImplementedException)
        {
            throw new OpenClawSyncException(
                ErrorIds.AnswerNeeded,
                $"Nobody can be asked here. Give {parameter}, or -Force to take the defaults."
            );
        }
    }
}
