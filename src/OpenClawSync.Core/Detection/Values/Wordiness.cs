using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>Distinguishes words from random text by the pairs of letters that are common in English and related languages.</summary>
internal static class Wordiness
{
    private const string CommonPairs =
        "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro "
        + "ic ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so "
        + "rs un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl "
        + "ig tu ev ld ry mp fe bl ab gh ty op wo sa ay ex ke ui lu ck ag ap od ub av um up ov bo fu pu gr dr br cr fr cl "
        + "sp sc sk sy ys ue ua oo ff tt pp mm nn rr cc ep eg if ef ob og ok ak ik ek rd rm rk rn rl lt ft pt nk nf nv gi "
        + "ga go gu da do du fl oa bi ba bu by fa hu ki jo va vo ye yo ru ms ds ls ks ws ps ht tp wn";

    private const int MaxConsonants = 4;

    private const int MinHump = 3;

    private static readonly uint[] Rows = Build();

    /// <summary>Whether the letters of the text are like words, or there are almost none.</summary>
    public static bool IsWordy(ReadOnlySpan<char> text)
    {
        var pairs = 0;
        var common = 0;
        for (var i = 1; i < text.Length; i++)
        {
            var a = (char)(text[i - 1] | 0x20);
            var b = (char)(text[i] | 0x20);
            if (!Chars.IsLower(a) || !Chars.IsLower(b))
            {
                continue;
            }

            if (Chars.IsLower(text[i - 1]) && Chars.IsUpper(text[i]))
            {
                continue;
            }

            pairs++;
            if ((Rows[a - 'a'] >> (b - 'a') & 1) != 0)
            {
                common++;
            }
        }
        return pairs * 3 >= text.Length && common * 100 >= pairs * 68;
    }

    /// <summary>
    /// Whether a text of letters can be a word of any European language: it has enough vowels, and never many consonants together.
    /// </summary>
    public static bool IsPronounceable(ReadOnlySpan<char> text)
    {
        var vowels = 0;
        var run = 0;
        foreach (var c in text)
        {
            if ((char)(c | 0x20) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y')
            {
                vowels++;
                run = 0;
            }
            else if (++run > MaxConsonants)
            {
                return false;
            }
        }

        return vowels * 4 >= text.Length;
    }

    /// <summary>Whether a text of letters is words in camel case, each of them like a word: <c>syntaxKeyword</c>.</summary>
    public static bool IsCamelCase(ReadOnlySpan<char> text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && !(Chars.IsUpper(text[i]) && Chars.IsLower(text[i - 1])))
            {
                continue;
            }

            var word = text[start..i];
            if (word.Length < MinHump || TextShape.Measure(word[1..]).Upper > 0 || !IsPronounceable(word))
            {
                return false;
            }

            start = i;
        }

        return true;
    }

    private static uint[] Build()
    {
        var rows = new uint[26];
        foreach (var pair in CommonPairs.Split(' '))
        {
            rows[pair[0] - 'a'] |= 1u << (pair[1] - 'a');
        }

        return rows;
    }
}
