using System.Globalization;
using OpenClawSync.Records;

namespace OpenClawSync.Protection.Policy;

/// <summary>
/// Reads the fields of a table strictly: each must have the right type and be within its bounds, and none may be unknown.
/// </summary>
internal sealed class SettingTable
{
    /// <summary>How many items a list may have that has no smaller bound of its own.</summary>
    public const int MaxItems = 10_000;

    private readonly IReadOnlyDictionary<string, SettingNode> _fields;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public SettingTable(SettingNode node)
    {
        Node = node;
        _fields = node.Table ?? throw node.Invalid("must be an object");
    }

    public SettingNode Node { get; }

    public SettingNode? Find(string name)
    {
        _read.Add(name);
        return _fields.GetValueOrDefault(name);
    }

    public SettingNode? FindText(string name, int maxLength)
    {
        var node = Find(name);
        return node is null ? null : RequireText(node, maxLength);
    }

    public string? Text(string name, int maxLength) => (string?)FindText(name, maxLength)?.Value;

    public string? OneOf(string name, params string[] values) =>
        Find(name) switch
        {
            null => null,
            { Value: string text } when values.Contains(text, StringComparer.Ordinal) => text,
            var node => throw node.Invalid($"must be one of {string.Join(", ", values)}"),
        };

    public int? Integer(string name, int min, int max) =>
        Find(name) switch
        {
            null => null,
            { Value: long number } when number >= min && number <= max => (int)number,
            var node => throw node.Invalid($"must be a whole number from {min} to {max}"),
        };

    public double? Number(string name, double min, double max) =>
        Find(name) switch
        {
            null => null,
            { Value: long number } when number >= min && number <= max => number,
            { Value: double number } when number >= min && number <= max => number,
            var node => throw node.Invalid($"must be a number from {min} to {max}"),
        };

    public bool? Boolean(string name) =>
        Find(name) switch
        {
            null => null,
            { Value: bool value } => value,
            var node => throw node.Invalid("must be true or false"),
        };

    /// <summary>A list of strings, each with its position; empty when the field is absent.</summary>
    public IReadOnlyList<SettingNode> Texts(string name, int maxLength, int maxCount = MaxItems) =>
        Find(name) switch
        {
            null => [],
            { List: { } items } node when items.Count > maxCount => throw TooMany(node, items.Count, maxCount),
            { List: { } items } => [.. items.Select(item => RequireText(item, maxLength))],
            var node => throw node.Invalid("must be a list of strings"),
        };

    /// <summary>All fields of a table whose names are values as well; each must be a string.</summary>
    public IReadOnlyList<(string Name, SettingNode Node)> ReadAllTexts(int maxLength)
    {
        _read.UnionWith(_fields.Keys);
        return [.. _fields.Select(field => (field.Key, RequireText(field.Value, maxLength)))];
    }

    public SettingTable? Table(string name) => Find(name) is { } node ? new SettingTable(node) : null;

    /// <summary>A list of tables; empty when the field is absent.</summary>
    public IReadOnlyList<SettingTable> Tables(string name, int maxCount = MaxItems) =>
        Find(name) switch
        {
            null => [],
            { List: { } items } node when items.Count > maxCount => throw TooMany(node, items.Count, maxCount),
            { List: { } items } => [.. items.Select(item => new SettingTable(item))],
            var node => throw node.Invalid("must be a list of tables"),
        };

    /// <summary>Rejects the first field that was not read, because a setting that is not understood must not be ignored silently.</summary>
    public void RejectUnknown()
    {
        var unread = _fields.Where(field => !_read.Contains(field.Key)).Select(field => field.Value);
        if (unread.MinBy(node => (node.Line, node.Column)) is { } unknown)
        {
            throw unknown.Invalid("is not a known setting");
        }
    }

    private static OpenClawSyncException TooMany(SettingNode node, int count, int maxCount) =>
        node.Invalid(string.Create(CultureInfo.InvariantCulture, $"has {count} items, and {maxCount} are allowed"));

    private static SettingNode RequireText(SettingNode node, int maxLength) =>
        node.Value is string text && !string.IsNullOrWhiteSpace(text) && text.Length <= maxLength
            ? node
            : throw node.Invalid($"must be a string of 1 to {maxLength} characters that is not blank");
}
