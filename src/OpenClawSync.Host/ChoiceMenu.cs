using System.Collections.ObjectModel;
using System.Management.Automation.Host;

namespace OpenClawSync.Host;

/// <summary>The choices of a prompt as pwsh shows them: <c>[Y] Yes  [N] No  [?] Help (default is "Y"): </c>.</summary>
internal sealed class ChoiceMenu(Collection<ChoiceDescription> choices, int defaultChoice)
{
    private readonly (string Key, string Label, string Help)[] _choices =
        [.. choices.Select(choice => (Key(choice.Label), Plain(choice.Label), choice.HelpMessage))];

    internal string Line =>
        string.Concat(_choices.Select(choice => $"[{choice.Key}] {choice.Label}  ")) + "[?] Help"
        + (defaultChoice >= 0 ? $" (default is \"{_choices[defaultChoice].Key}\"): " : ": ");

    internal string Help => string.Concat(_choices.Select(choice => $"{choice.Key} - {choice.Help}{Environment.NewLine}"));

    /// <summary>The index of the choice that was typed, or null to ask again.</summary>
    internal int? Match(string answer)
    {
        if (answer.Length == 0) return defaultChoice >= 0 ? defaultChoice : null;

        var index = Array.FindIndex(_choices, choice => Is(choice.Key, answer) || Is(choice.Label, answer));
        return index >= 0 ? index : null;
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Plain(string label) => label.Replace("&", "", StringComparison.Ordinal);

    // "&Yes" is chosen by Y; a label without a mark by its whole text.
    private static string Key(string label)
    {
        var mark = label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < label.Length ? label.Substring(mark + 1, 1).ToUpperInvariant() : label;
    }
}
