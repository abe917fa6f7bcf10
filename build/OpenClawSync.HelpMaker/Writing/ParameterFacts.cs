using System.Globalization;
using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Writing;

/// <summary>The properties of a parameter for its table, without those that have their usual value.</summary>
internal static class ParameterFacts
{
    public static IEnumerable<(string Name, string Value)> List(ParameterHelp parameter)
    {
        yield return ("Type", parameter.Type);
        yield return ("Required", parameter.IsRequired ? "yes" : "no");
        yield return ("Position", parameter.Position?.ToString(CultureInfo.InvariantCulture) ?? "named");
        if (parameter.Default is { } defaultValue)
        {
            yield return ("Default", defaultValue);
        }

        if (parameter.Values.Count > 0)
        {
            yield return ("Values", string.Join(", ", parameter.Values));
        }

        if (parameter.Range is { } range)
        {
            yield return ("Range", range);
        }

        if (parameter.Pipeline != "False")
        {
            yield return ("Pipeline", parameter.Pipeline);
        }

        if (parameter.TakesWildcards)
        {
            yield return ("Wildcards", "yes");
        }

        if (parameter.Aliases.Count > 0)
        {
            yield return ("Aliases", string.Join(", ", parameter.Aliases));
        }

        if (parameter.Sets.Count > 0)
        {
            yield return ("Sets", string.Join(", ", parameter.Sets));
        }
    }
}
