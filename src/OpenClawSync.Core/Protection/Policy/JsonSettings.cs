using System.Text;
using System.Text.Json;

namespace OpenClawSync.Protection.Policy;

/// <summary>Parses JSON with comments and trailing commas, and keeps the position of every value.</summary>
internal ref struct JsonSettings
{
    private static readonly JsonReaderOptions Syntax = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 16,
    };

    private readonly string _file;
    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _reader;

    private JsonSettings(string file, ReadOnlySpan<byte> text)
    {
        _file = file;
        _text = text;
        _reader = new Utf8JsonReader(text, Syntax);
    }

    /// <param name="file">The name of the file in errors.</param>
    /// <param name="text">Well-formed UTF-8 without a byte order mark.</param>
    public static SettingNode Parse(string file, ReadOnlySpan<byte> text)
    {
        var settings = new JsonSettings(file, text);
        try
        {
            settings._reader.Read();
            var document = settings.Value("");
            settings._reader.Read();
            return document;
        }
        catch (JsonException failure)
        {
            // Its own message would quote the invalid text.
            var line = (int)(failure.LineNumber ?? 0);
            var start = settings.StartOf(line);
            throw SettingNode.Invalid(
                file,
                line + 1,
                settings.Column(start, start + (int)(failure.BytePositionInLine ?? 0)),
                "this is not valid JSON"
            );
        }
    }

    private SettingNode Value(string path)
    {
        var (line, column) = Position((int)_reader.TokenStartIndex);
        object? value = _reader.TokenType switch
        {
            JsonTokenType.String => Text(),
            JsonTokenType.Number => _reader.TryGetInt64(out var whole) ? (object)whole : _reader.GetDouble(),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.StartArray => Items(path),
            JsonTokenType.StartObject => Fields(path),
            _ => null,
        };
        return new SettingNode(_file, line, column, path, value);
    }

    private List<SettingNode> Items(string path)
    {
        var items = new List<SettingNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value($"{path}[{items.Count}]"));
        }

        return items;
    }

    private Dictionary<string, SettingNode> Fields(string path)
    {
        var fields = new Dictionary<string, SettingNode>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var (line, column) = Position((int)_reader.TokenStartIndex);
            var name = Text();
            var below = SettingNode.Below(path, name);
            _reader.Read();
            if (!fields.TryAdd(name, Value(below)))
            {
                throw SettingNode.Invalid(_file, line, column, $"{below} is set twice");
            }
        }

        return fields;
    }

    // An escaped lone surrogate is valid JSON syntax but not a valid string.
    private readonly string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            var (line, column) = Position((int)_reader.TokenStartIndex);
            throw SettingNode.Invalid(_file, line, column, "this is not valid JSON");
        }
    }

    private readonly (int Line, int Column) Position(int at)
    {
        var before = _text[..at];
        return (before.Count((byte)'\n') + 1, Column(before.LastIndexOf((byte)'\n') + 1, at));
    }

    private readonly int StartOf(int line)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            start += _text[start..].IndexOf((byte)'\n') + 1;
        }

        return start;
    }

    private readonly int Column(int lineStart, int at) => Encoding.UTF8.GetCharCount(_text[lineStart..Math.Min(at, _text.Length)]) + 1;
}
