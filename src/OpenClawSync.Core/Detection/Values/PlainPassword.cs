namespace OpenClawSync.Detection.Values;

/// <summary>
/// Passwords of letters only, written as the value of an English or technical name: <c>MYSQL_ROOT_PASSWORD=minhaprincesa</c>. Most are
/// words joined to something longer than a word, so a text with the ending of a word, or with a word of the trade, is not one.
/// </summary>
internal static class PlainPassword
{
    private const int MinLength = 12;

    private const int MinInVariable = 10;

    private const int MaxLength = 40;

    private static readonly string[] Endings =
    [
        "ed",
        "ing",
        "tion",
        "tions",
        "sion",
        "ment",
        "ments",
        "ness",
        "able",
        "ible",
        "ity",
        "ities",
        "ive",
        "ly",
        "al",
        "ic",
        "ics",
        "ous",
        "ful",
        "less",
        "ism",
        "ist",
        "ory",
        "ary",
        "ance",
        "ence",
        "ure",
        "age",
        "ship",
        "hood",
        "ward",
        "wise",
        "logy",
        "graphy",
        "ator",
        "ators",
        "iert",
        "ung",
        "ungen",
        "lich",
        "heit",
        "keit",
        "schaft",
        "ieren",
        "ierung",
        "isch",
        "ische",
        "ering",
        "eren",
        "elijk",
        "heid",
        "lijke",
        "ligt",
        "lige",
        "ningen",
        "ement",
        "ements",
        "ique",
        "iques",
        "aire",
        "euse",
        "eurs",
        "miento",
        "mento",
        "menti",
        "mentos",
        "zione",
        "zioni",
        "mente",
        "cion",
        "ciones",
        "ando",
        "endo",
        "ados",
        "idos",
        "adas",
        "idas",
        "linen",
        "minen",
        "isuus",
        "issa",
        "ista",
        "illa",
        "inen",
        "ssa",
        "lla",
        "sta",
        "lta",
        "eket",
        "okat",
        "nak",
        "nek",
        "ban",
        "ben",
        "val",
        "vel",
        "lar",
        "ler",
        "lari",
        "leri",
        "mesi",
        "masi",
        "yor",
        "nego",
        "nych",
        "ania",
        "enia",
        "anie",
        "enie",
        "owy",
        "owa",
        "owe",
        "niho",
        "nost",
        "nosti",
    ];

    // Parts of words that are about secrets rather than secrets themselves.
    private static readonly string[] Trade =
    [
        "pass",
        "secret",
        "token",
        "login",
        "credential",
        "encrypt",
        "hash",
        "user",
        "admin",
        "auth",
        "string",
        "generat",
        "random",
        "plaintext",
        "cleartext",
        "default",
        "value",
        "example",
        "vault",
        "keychain",
        "wort",
        "contras",
        "sample",
    ];

    /// <summary>Whether a value of lower-case letters is the password of this name.</summary>
    public static bool IsPlain(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        var isVariable = name.IndexOf('_') > 0 && TextShape.Measure(name).Lower == 0;
        if (
            value.Length < (isVariable ? MinInVariable : MinLength)
            || value.Length > MaxLength
            || TextShape.Measure(value).Lower != value.Length
            || !IsEnglish(name)
        )
        {
            return false;
        }

        if (EndsLikeWord(value))
        {
            return false;
        }

        foreach (var word in Trade)
        {
            if (value.IndexOf(word) >= 0)
            {
                return false;
            }
        }

        return Entropy.Distinct(value) > 4 && !WeakWords.IsMadeOfWeakWords(value);
    }

    /// <summary>Whether a text of lower-case letters ends as long words of European languages do.</summary>
    public static bool EndsLikeWord(ReadOnlySpan<char> value)
    {
        foreach (var ending in Endings)
        {
            if (value.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEnglish(ReadOnlySpan<char> name)
    {
        var word = name.TrimEnd("0123456789_-.$");
        return word.EndsWith("password", StringComparison.OrdinalIgnoreCase)
            || word.EndsWith("passwd", StringComparison.OrdinalIgnoreCase)
            || word.EndsWith("passphrase", StringComparison.OrdinalIgnoreCase)
            || word.EndsWith("pwd", StringComparison.OrdinalIgnoreCase)
            || word.EndsWith("_PASS", StringComparison.Ordinal);
    }
}
