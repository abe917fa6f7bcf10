using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Structure;

/// <summary>Finds the values in a cookie header that identify someone.</summary>
internal static class CookieScanner
{
    private const int MaxHeader = 4096;
    private const int MaxName = 64;

    private static readonly string[] Attributes = ["path", "domain", "expires", "max-age", "samesite", "version", "priority"];

    // Cookies with these words in their name are credentials, however weak the value.
    private static readonly string[] SessionWords =
    [
        "sid",
        "sess",
        "token",
        "auth",
        "jwt",
        "csrf",
        "secret",
        "key",
        "remember",
        "logged_in",
        "aspnetcore",
    ];

    /// <summary>Reads the pairs of the header whose value begins at <paramref name="at"/>.</summary>
    public static void Read(ref Scan scan, int at)
    {
        ReadPairs(ref scan, ref at);
        scan.Cookies.ReadTo = Math.Max(scan.Cookies.ReadTo, at);
    }

    private static void ReadPairs(ref Scan scan, ref int at)
    {
        var text = scan.Text;
        var limit = Math.Min(text.Length, at + MaxHeader);
        while (at < limit)
        {
            while (at < limit && (Chars.IsBlank(text[at]) || text[at] is ';' or '"' or '\'' or '\\'))
            {
                at++;
            }

            var name = at;
            while (at < limit && (Chars.IsName(text[at]) || text[at] is '%' or '!'))
            {
                at++;
            }

            if (at == name || at >= limit || text[at] != '=')
            {
                return;
            }

            var start = ++at;
            while (at < limit && text[at] is not (';' or '"' or '\'' or '\\' or ',' or '`') && !Chars.IsSpace(text[at]))
            {
                at++;
            }

            scan.Steps += at - name;
            if (IsSecret(text[name..(start - 1)], text[start..at]))
            {
                scan.Add(start, at, StructureRules.CookieValue);
            }

            if (at < limit && text[at] is not (';' or ','))
            {
                return;
            }

            if (at < limit)
            {
                at++;
            }
        }
    }

    /// <summary>Reads the pairs from the name around <paramref name="at"/> on.</summary>
    public static void ReadAround(ref Scan scan, int at)
    {
        var text = scan.Text;
        var floor = Math.Max(0, at - MaxName);
        while (at > floor && (Chars.IsName(text[at - 1]) || text[at - 1] is '%'))
        {
            at--;
        }

        if (at >= scan.Cookies.ReadTo)
        {
            Read(ref scan, at);
        }
    }

    private static bool IsSecret(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        foreach (var attribute in Attributes)
        {
            if (name.Equals(attribute, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        if (value.Length < 6 || Reference.IsReference(value) || Placeholders.IsPlaceholder(value) || WeakWords.IsMadeOfWeakWords(value))
        {
            return false;
        }

        var shape = TextShape.Measure(value);
        if (IsSession(name) && shape.Digits > 0 && shape.Letters > 0)
        {
            return true;
        }

        if (value.Length < 8)
        {
            return false;
        }

        return shape.Digits > 0 && shape.Letters > 0
            ? !Wordiness.IsWordy(value) || shape.Digits > 3
            : shape.Length >= 16 && !Wordiness.IsWordy(value);
    }

    private static bool IsSession(ReadOnlySpan<char> name)
    {
        foreach (var word in SessionWords)
        {
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
