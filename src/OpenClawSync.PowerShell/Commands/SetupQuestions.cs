using System.Collections.ObjectModel;
using System.Management.Automation.Host;

namespace OpenClawSync.Commands;

/// <summary>Asks the operator for choices that have no obvious default. In a session that is not interactive this is an error.</summary>
internal sealed class SetupQuestions(PSHost host)
{
    private const string Caption = "OpenClawSync";

    /// <summary>Asks which of several homes to sync.</summary>
    public string Home(IReadOnlyList<string> homes)
    {
        var choices = new Collection<ChoiceDescription>([
            .. homes.Select((home, index) => new ChoiceDescription($"&{index + 1} {home}", home)),
        ]);
        const string question = "There are several OpenClaw homes. Which one should be synced?";
        return homes[Ask("-Path", () => host.UI.PromptForChoice(Caption, question, choices, 0))];
    }

    /// <summary>Asks for the target; null for the default.</summary>
    public string? Target(string defaultTarget)
    {
        var field = new FieldDescription("Target")
        {
            IsMandatory = false,
            HelpMessage = "A SQLite file, or the https URL of an ingest endpoint.",
        };
        var question =
            "Where should records be stored? Enter a SQLite file or the https URL of an ingest endpoint, "
            + $"or nothing for {defaultTarget}";
        var answers = Ask("-Target", () => host.UI.Prompt(Caption, question, [field]));
        return answers.Values.FirstOrDefault()?.BaseObject is string answer && !string.IsNullOrWhiteSpace(answer) ? answer.Trim() : null;
    }

    private static T Ask<T>(string parameter, Func<T> question) => OperatorQuestion.Ask(question, $"{parameter} cannot be asked for.");
}
