using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Structure;

/// <summary>
/// Finds the password in settings and calls whose form alone says where it is: <c>WIFI:…P:x;;</c>, <c>WiFi.begin("net", "x")</c>,
/// <c>auth=("user", "x")</c>, <c>enable secret 0 x</c>, <c>snmpwalk -c x</c>,
/// <c>jdbc:oracle:thin:user/x@</c>.
/// </summary>
internal static class SettingScanner
{
    private const int MaxLine = 200;

    // What leads to a setting, and how it goes on.
    private static readonly (string Opening, Form Form)[] Table =
    [
        ("wifi:", Form.Code),
        ("wifi.begin(", Form.SecondArgument),
        ("wifimulti.addap(", Form.SecondArgument),
        ("at+cwjap", Form.SecondArgument),
        ("auth=(", Form.SecondArgument),
        ("define('db_pass", Form.SecondArgument),
        (":5432:", Form.Fields),
        ("oracle:thin:", Form.Pair),
        ("enable secret", Form.LastWord),
        ("enable password", Form.LastWord),
        ("snmp-server community", Form.NextWord),
        ("rocommunity", Form.NextWord),
        ("rwcommunity", Form.NextWord),
        ("snmpwalk", Form.Flag),
        ("snmpget", Form.Flag),
        ("snmpset", Form.Flag),
    ];

    private enum Form
    {
        Code,
        SecondArgument,
        Fields,
        Pair,
        NextWord,
        LastWord,
        Flag,
    }

    /// <summary>Reads the line from the opening at <paramref name="hit"/> on.</summary>
    public static void Read(ref Scan scan, int hit)
    {
        var text = scan.Text;
        var rest = text[hit..Math.Min(text.Length, hit + MaxLine)];
        var end = rest.IndexOfAny('\n', '\r');
        var line = end < 0 ? rest : rest[..end];
        foreach (var (opening, form) in Table)
        {
            if (line.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                scan.Steps += line.Length;
                if (TryFind(line, opening.Length, form, out var start, out var length) && IsSecret(line.Slice(start, length), form))
                {
                    scan.Add(hit + start, hit + start + length, StructureRules.Setting);
                }

                return;
            }
        }
    }

    private static bool TryFind(ReadOnlySpan<char> line, int at, Form form, out int start, out int length)
    {
        (start, length) = (at, 0);
        switch (form)
        {
            case Form.Code:
                return TryField(line, ref start, ref length);
            case Form.SecondArgument:
                return TrySecondArgument(line, ref start, ref length);
            case Form.Fields:
                return TryLastField(line, ref start, ref length);
            case Form.Pair:
                return TryPair(line, ref start, ref length);
            case Form.Flag:
                var flag = line[at..].IndexOf(" -c ");
                start = at + flag + " -c ".Length;
                return flag >= 0 && TryWord(line, ref start, ref length);
            case Form.LastWord:
                return TryWord(line, ref start, ref length)
                    && (length > 1 || !Chars.IsDigit(line[start]) || TryWord(line, ref start, ref length, from: start + 1));
            default:
                return TryWord(line, ref start, ref length);
        }
    }

    // The field P of the code that a guest scans; a backslash escapes the next character.
    private static bool TryField(ReadOnlySpan<char> line, ref int start, ref int length)
    {
        var field = line[(start - 1)..].IndexOf(":P:");
        field = field >= 0 ? field : line[(start - 1)..].IndexOf(";P:");
        if (field < 0)
        {
            return false;
        }

        start += field + 2;
        var end = start;
        while (end < line.Length && line[end] != ';')
        {
            end += line[end] == '\\' ? 2 : 1;
        }

        length = Math.Min(end, line.Length) - start;
        return end < line.Length && length > 0;
    }

    // The file .pgpass: host, port, database, user, password.
    private static bool TryLastField(ReadOnlySpan<char> line, ref int start, ref int length)
    {
        for (var field = 0; field < 2; field++)
        {
            var colon = line[start..].IndexOf(':');
            if (colon < 0 || line.Slice(start, colon).IndexOfAny(" /@\"") >= 0)
            {
                return false;
            }

            start += colon + 1;
        }

        return TryWord(line, ref start, ref length);
    }

    // `user/password@`
    private static bool TryPair(ReadOnlySpan<char> line, ref int start, ref int length)
    {
        var slash = line[start..].IndexOf('/');
        var at = line[start..].IndexOf('@');
        if (slash < 1 || at <= slash + 1 || line.Slice(start, at).ContainsAny(' ', '"'))
        {
            return false;
        }

        (start, length) = (start + slash + 1, at - slash - 1);
        return true;
    }

    private static bool TrySecondArgument(ReadOnlySpan<char> line, ref int start, ref int length)
    {
        var comma = line[start..].IndexOf(',');
        if (comma < 0)
        {
            return false;
        }

        var at = start + comma + 1;
        while (at < line.Length && (Chars.IsBlank(line[at]) || line[at] == '\\'))
        {
            at++;
        }

        if (at >= line.Length || line[at] is not ('"' or '\''))
        {
            return false;
        }

        var close = line[(at + 1)..].IndexOf(line[at]);
        (start, length) = (at + 1, close);
        while (length > 0 && line[start + length - 1] == '\\')
        {
            length--;
        }

        return length > 0;
    }

    private static bool TryWord(ReadOnlySpan<char> line, ref int start, ref int length, int from = -1)
    {
        var at = from < 0 ? start : from;
        while (at < line.Length && Chars.IsBlank(line[at]))
        {
            at++;
        }

        var end = at;
        while (end < line.Length && !Chars.IsBlank(line[end]) && line[end] is not ('\\' or '"' or '`'))
        {
            end++;
        }

        (start, length) = (at, end - at);
        return length > 0;
    }

    // What stands in the place of a password is one, however weak, unless it is left open.
    private static bool IsSecret(ReadOnlySpan<char> value, Form form) =>
        value.Length >= 4
        && !Reference.IsReference(value)
        && !Placeholders.IsPlaceholder(value)
        && !(form is Form.LastWord or Form.NextWord or Form.Flag && TextShape.Measure(value) is { Digits: 0, Marks: 0 })
        && !WeakWords.IsMadeOfWeakWords(value);
}
