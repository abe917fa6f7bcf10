using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace OpenClawSync.Protection.Policy;

/// <summary>Parses TOML and keeps the position of every value.</summary>
internal sealed class TomlSettings
{
    private readonly string _file;

    private TomlSettings(string file) => _file = file;

    public static SettingNode Parse(string file, string text)
    {
        var document = Syntax(file, text);
        if (document.HasErrors)
        {
            // The parser's own message would quote the invalid text.
            var at = document.Diagnostics.First(message => message.Kind == DiagnosticMessageKind.Error).Span.Start;
            throw SettingNode.Invalid(file, at.Line + 1, at.Column + 1, "this is not valid TOML");
        }

        return new TomlSettings(file).Document(document);
    }

    private static DocumentSyntax Syntax(string file, string text)
    {
        try
        {
            return SyntaxParser.Parse(text, file, validate: true);
        }
        catch (TomlException)
        {
            // The parser throws only when the nesting is too deep, and does not give a position.
            throw SettingNode.Invalid(file, 1, 1, "this is nested too deeply for a rule file");
        }
    }

    private SettingNode Document(DocumentSyntax document)
    {
        var root = Table(document, "");
        AddAll(document.KeyValues, root);
        foreach (var table in document.Tables)
        {
            AddAll(table.Items, Open(root, table));
        }

        return root;
    }

    // `[a.b]` opens a table below the last of the tables `[[a]]`, and `[[a]]` appends another one.
    private SettingNode Open(SettingNode root, TableSyntaxBase table)
    {
        var names = Names(table.Name!);
        var parent = names[..^1].Aggregate(root, (node, name) => Step(node, name, table));
        if (table is not TableArraySyntax)
        {
            return Step(parent, names[^1], table);
        }

        var path = SettingNode.Below(parent.Path, names[^1]);
        var list = Fields(parent).TryGetValue(names[^1], out var known)
            ? known.Value as List<SettingNode> ?? throw SetTwice(table, path)
            : (List<SettingNode>)(Fields(parent)[names[^1]] = Node(table, path, new List<SettingNode>())).Value!;
        var opened = Table(table, $"{path}[{list.Count}]");
        list.Add(opened);
        return opened;
    }

    private SettingNode Step(SettingNode node, string name, SyntaxNode syntax)
    {
        var path = SettingNode.Below(node.Path, name);
        if (!Fields(node).TryGetValue(name, out var next))
        {
            return Fields(node)[name] = Table(syntax, path);
        }

        next = next.Value is List<SettingNode> { Count: > 0 } items ? items[^1] : next;
        return next.Value is Dictionary<string, SettingNode> ? next : throw SetTwice(syntax, path);
    }

    private void AddAll(IEnumerable<KeyValueSyntax> fields, SettingNode table)
    {
        foreach (var field in fields)
        {
            var names = Names(field.Key!);
            var owner = names[..^1].Aggregate(table, (node, name) => Step(node, name, field));
            var path = SettingNode.Below(owner.Path, names[^1]);
            if (!Fields(owner).TryAdd(names[^1], Value(field.Value!, path)))
            {
                throw SetTwice(field, path);
            }
        }
    }

    private SettingNode Value(ValueSyntax syntax, string path)
    {
        if (syntax is InlineTableSyntax inline)
        {
            var table = Table(syntax, path);
            AddAll(inline.Items.Select(item => item.KeyValue!), table);
            return table;
        }

        return Node(
            syntax,
            path,
            syntax switch
            {
                StringValueSyntax text => text.Value,
                IntegerValueSyntax number => number.Value,
                FloatValueSyntax number => number.Value,
                BooleanValueSyntax boolean => boolean.Value,
                ArraySyntax array => array.Items.Select((item, index) => Value(item.Value!, $"{path}[{index}]")).ToList(),
                _ => null,
            }
        );
    }

    private static string[] Names(KeySyntax key) => [Name(key.Key!), .. key.DotKeys.Select(item => Name(item.Key!))];

    private static string Name(BareKeyOrStringValueSyntax key) =>
        key is StringValueSyntax text ? text.Value ?? "" : ((BareKeySyntax)key).Key?.Text ?? "";

    private SettingNode Table(SyntaxNode syntax, string path) =>
        Node(syntax, path, new Dictionary<string, SettingNode>(StringComparer.Ordinal));

    private SettingNode Node(SyntaxNode syntax, string path, object? value) =>
        new(_file, syntax.Span.Start.Line + 1, syntax.Span.Start.Column + 1, path, value);

    private Records.OpenClawSyncException SetTwice(SyntaxNode syntax, string path) => Node(syntax, path, null).Invalid("is set twice");

    private static Dictionary<string, SettingNode> Fields(SettingNode table) => (Dictionary<string, SettingNode>)table.Value!;
}
