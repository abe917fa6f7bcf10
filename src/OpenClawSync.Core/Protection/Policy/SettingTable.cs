namespace OpenClawSync.Protection.Policy;

/// <summary>Reads the fields of a table strictly: of the right type, within bounds, and none that nobody asked for.</summary>
internal sealed class SettingTable
{
    private readonly IReadOnlyDictionary<string, SettingNode> _fields;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public SettingTable(SettingNode node)
    {
        Node = node;
        _fields = node.Table ?? throw node.Wrong("must be an object");
    }

    public SettingNode Node { get; }

    public SettingNode? Find(string name)
    {
        _asked.Add(name);
        return _fields.GetValueOrDefault(name);
    }

    public SettingNode? FindText(string name, int longest)
    {
        var node = Find(name);
        return node is null ? null : RequireText(node, longest);
    }

    public string? Text(string name, int longest) => (string?)FindText(name, longest)?.Value;

    public string? OneOf(string name, params string[] values) =>
        Find(name) switch
        {
            null => null,
            { Value: string text } when values.Contains(text, StringComparer.Ordinal) => text,
            var node => throw node.Wrong($"must be one of {string.Join(", ", values)}"),
        };

    public int? Whole(string name, int least, int most) =>
        Find(name) switch
        {
            null => null,
            { Value: long number } when number >= least && number <= most => (int)number,
            var node => throw node.Wrong($"must be a whole number from {least} to {most}"),
        };

    public double? Number(string name, double least, double most) =>
        Find(name) switch
        {
            null => null,
            { Value: long number } when number >= least && number <= most => number,
            { Value: double number } when number >= least && number <= most => number,
            var node => throw node.Wrong($"must be a number from {least} to {most}"),
        };

    public bool? Truth(string name) =>
        Find(name) switch
        {
            null => null,
            { Value: bool value } => value,
            var node => throw node.Wrong("must be true or false"),
        };

    /// <summary>A list of texts, each with its place; empty when the field is absent.</summary>
    public IReadOnlyList<SettingNode> Texts(string name, int longest) =>
        Find(name) switch
        {
            null => [],
            { List: { } items } => [.. items.Select(item => RequireText(item, longest))],
            var node => throw node.Wrong("must be a list of texts"),
        };

    public SettingTable? Table(string name) => Find(name) is { } node ? new SettingTable(node) : null;

    /// <summary>A list of tables; empty when the field is absent.</summary>
    public IReadOnlyList<SettingTable> Tables(string name) =>
        Find(name) switch
        {
            null => [],
            { List: { } items } => [.. items.Select(item => new SettingTable(item))],
            var node => throw node.Wrong("must be a list of tables"),
        };

    /// <summary>The first field that was not asked for is an error: what is not understood is never passed over.</summary>
    public void RequireNoOther()
    {
        var others = _fields.Where(field => !_asked.Contains(field.Key)).Select(field => field.Value);
        if (others.MinBy(node => (node.Line, node.Column)) is { } unknown)
        {
            throw unknown.Wrong("is not a setting that is known here");
        }
    }

    private static SettingNode RequireText(SettingNode node, int longest) =>
        node.Value is string text && !string.IsNullOrWhiteSpace(text) && text.Length <= longest
            ? node
            : throw node.Wrong($"must be a text of 1 to {longest} characters that is not blank");
}
