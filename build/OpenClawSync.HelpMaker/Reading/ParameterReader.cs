using System.Management.Automation;
using System.Reflection;
using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Reads the help of a parameter from its attributes, as the engine sees them, and its doc comment.</summary>
internal sealed class ParameterReader(DocComments comments)
{
    private const string DefaultMark = "Default: ";

    public ParameterHelp Read(PropertyInfo property, ParameterMetadata metadata)
    {
        var text = DocText.Line(comments.Of(property).Element("summary"));
        var uses = metadata.ParameterSets;
        return new ParameterHelp
        {
            Name = metadata.Name,
            Type = TypeNames.Short(metadata.ParameterType),
            Text = text,
            Default = metadata.SwitchParameter ? "False" : Default(text),
            IsSwitch = metadata.SwitchParameter,
            IsList = metadata.ParameterType.IsArray,
            IsRequired = uses.Values.Any(use => use.IsMandatory),
            Position = uses.Values.Select(Place).FirstOrDefault(place => place is not null),
            TakesObjects = uses.Values.Any(use => use.ValueFromPipeline),
            TakesProperties = uses.Values.Any(use => use.ValueFromPipelineByPropertyName),
            TakesWildcards = metadata.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            Aliases = [.. metadata.Aliases],
            Values = Values(metadata),
            Range = metadata.Attributes.OfType<ValidateRangeAttribute>().Select(Range).FirstOrDefault(),
            Sets = uses.ContainsKey(ParameterAttribute.AllParameterSets) ? [] : [.. uses.Keys.Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>The position; null for a named parameter, which the engine gives the minimum integer.</summary>
    public static int? Place(ParameterSetMetadata use) => use.Position >= 0 ? use.Position : null;

    private static string? Default(string text)
    {
        var start = text.IndexOf(DefaultMark, StringComparison.Ordinal);
        return start < 0 ? null : DocText.Split(text[(start + DefaultMark.Length)..]).First.TrimEnd('.');
    }

    private static string[] Values(ParameterMetadata metadata) =>
        TypeNames.Enumeration(metadata.ParameterType) is { } enumeration ? Enum.GetNames(enumeration)
        : metadata.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set ? [.. set.ValidValues]
        : [];

    private static string Range(ValidateRangeAttribute range) =>
        range.MaxRange is int.MaxValue
            ? FormattableString.Invariant($"{range.MinRange} or more")
            : FormattableString.Invariant($"{range.MinRange} to {range.MaxRange}");
}
