using System.Management.Automation;
using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Finds the ways to call a command, the default set first, each with its parameters in the usual order.</summary>
internal sealed class SyntaxReader(CommandMetadata metadata, IReadOnlyList<ParameterHelp> parameters, IReadOnlyList<ParameterHelp> shared)
{
    public IReadOnlyList<SyntaxHelp> Read()
    {
        var sets = parameters.SelectMany(parameter => parameter.Sets).Distinct().ToList();
        return sets.Count == 0
            ? [Of(ParameterAttribute.AllParameterSets)]
            : [.. sets.OrderByDescending(set => set == metadata.DefaultParameterSetName).Select(Of)];
    }

    private SyntaxHelp Of(string set)
    {
        var uses = parameters
            .Select(parameter => Use(parameter, set))
            .OfType<ParameterUse>()
            .OrderBy(use => use.Position ?? int.MaxValue)
            .ThenBy(use => use.Position is null && !use.IsRequired);
        return new SyntaxHelp(set, [.. uses, .. shared.Select(parameter => new ParameterUse(parameter, null, false))]);
    }

    private ParameterUse? Use(ParameterHelp parameter, string set)
    {
        var sets = metadata.Parameters[parameter.Name].ParameterSets;
        return sets.TryGetValue(set, out var use) || sets.TryGetValue(ParameterAttribute.AllParameterSets, out use)
            ? new ParameterUse(parameter, ParameterReader.Place(use), use.IsMandatory)
            : null;
    }
}
