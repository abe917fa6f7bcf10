using System.Buffers;
using System.Collections.Frozen;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>Secrets that consist of several words or groups: passphrases, and generated passwords written in groups.</summary>
internal static class Phrases
{
    private const int MaxGroups = 16;
    private const int MinEqualGroups = 4;
    private const int GroupLength = 4;
    private const int MaxWordLength = 16;

    private static readonly SearchValues<char> Marks = SearchValues.Create("!@#$%^&*+=~");

    // Words that notes and messages have and passphrases seldom do.
    private static readonly FrozenSet<string> Prose = (
        "passwort pin puk otp passcode kennwort "
        + "see ask saved stored kept keep lives live written write changed rotate rotated rotates expires expired expire must should "
        + "need needs needed was were has have had will would can cannot your their his her our its them they you she who whom which "
        + "what when where why how this that these those there here with without from into onto about after before until since "
        + "during every each any some all none never always often only just even also than then because while and for the are not but "
        + "works working fails failed wrong right missing invalid required requires enter please check contact call send sent give "
        + "given told tell says said same different between under above below inside outside behind near via per currently "
        + "temporarily yet already soon later next last week month year day today tomorrow yesterday morning evening tonight "
        + "januar january february march april june july august september october november december monday tuesday wednesday thursday "
        + "friday saturday sunday minutes hours days weeks months years characters letters digits symbols rotation policy manager "
        + "der die das den dem ein eine einer und oder nicht ist sind war wird werden hat haben mit ohne von vom zum zur bei beim auf "
        + "aus nach vor seit bis für über unter bitte siehe fragen liegt steht wurde noch nur auch immer nie sich ich wir ihr sie "
        + "les des une est sont pas dans sur avec sans pour par chez voir demander elle nous vous ils aux que qui "
        + "los las una con sin por para del está son fue ver pedir hay que como "
        + "gli nel nella della dello con senza per vedi chiedi sono che non uma com sem dos das não são foi "
        + "het een niet met zonder van voor bij naar zie vraag ligt staat werd nog ook ons jouw "
        + "och eller inte med utan från till hos och som det den har var ska "
        + "nie jest się dla pod nad przy oraz albo patrz zapytaj leży"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Prose.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A passphrase or the words of a wallet: several plain words that do not make a sentence.</summary>
    public static bool IsPhrase(ReadOnlySpan<char> value)
    {
        var words = 0;
        foreach (var part in value.Split(' '))
        {
            var word = value[part];
            if (word.Length == 0)
            {
                continue;
            }

            if (word.Length is < 3 or > 12 || TextShape.Measure(word).Lower != word.Length || WeakWords.Contains(word))
            {
                return false;
            }

            words++;
        }
        return words is >= 4 and <= 24;
    }

    /// <summary>As above without quotes around it, where prose is more likely: none of the words may be one that prose has.</summary>
    public static bool IsBarePhrase(ReadOnlySpan<char> value) => IsPhrase(value) && !HasProse(value);

    /// <summary>
    /// A quoted passphrase with capitals, digits or marks: <c>Blue Kettle 7 Lamps</c>. No word of it belongs to prose or names a secret.
    /// </summary>
    public static bool IsQuotedPhrase(ReadOnlySpan<char> value)
    {
        var words = 0;
        var capitals = 0;
        foreach (var part in value.Split(' '))
        {
            var word = value[part];
            if (word.Length is 0 or > MaxWordLength)
            {
                return false;
            }

            words++;
            capitals += Chars.IsUpper(word[0]) ? 1 : 0;
        }

        var shape = TextShape.Measure(value);
        var isMarked = shape.Digits > 0 || value.ContainsAny(Marks);
        return (isMarked ? words >= 3 : words >= 4 && capitals == words)
            && words <= 12
            && shape.Letters >= 8
            && value[^1] is not ('.' or ':' or ',' or '…')
            && !HasProse(value);
    }

    /// <summary>A generated password written in groups: <c>Xk9 mP2vL q8zz</c>.</summary>
    public static bool IsGrouped(ReadOnlySpan<char> value)
    {
        var groups = 0;
        var mixed = false;
        foreach (var part in value.Split(' '))
        {
            var group = value[part];
            if (group.Length == 0 || WeakWords.Contains(group))
            {
                return false;
            }

            groups++;
            mixed |= group.Length > 4 && TextShape.Measure(group) is { Digits: > 0, Upper: > 0, Lower: > 0 } && Randomness.IsMixed(group);
        }
        return mixed && groups <= 4;
    }

    /// <summary>The length of the groups of four at the start of the text, or 0 when they are words or too few.</summary>
    public static int LengthOfGroups(ReadOnlySpan<char> text)
    {
        var at = 0;
        var groups = 0;
        while (groups < MaxGroups && IsGroup(text, at))
        {
            groups++;
            at += GroupLength + 1;
        }

        var length = at - 1;
        if (groups < MinEqualGroups)
        {
            return 0;
        }

        var value = text[..length];
        var shape = TextShape.Measure(value);
        return shape.Letters < groups || (shape.Upper > 0 && shape.Lower > 0) || Wordiness.IsWordy(value) ? 0 : length;
    }

    private static bool IsGroup(ReadOnlySpan<char> text, int at)
    {
        var end = at + GroupLength;
        if (end > text.Length || (at > 0 && text[at - 1] != ' '))
        {
            return false;
        }

        for (var i = at; i < end; i++)
        {
            if (!Chars.IsLetterOrDigit(text[i]))
            {
                return false;
            }
        }

        return end == text.Length || !(Chars.IsLetterOrDigit(text[end]) || text[end] is '\'' or '_');
    }

    private static bool HasProse(ReadOnlySpan<char> value)
    {
        Span<char> lower = stackalloc char[MaxWordLength];
        foreach (var part in value.Split(' '))
        {
            var word = value[part].Trim(".,;:!?()[]\"'");
            if (word.Length > MaxWordLength)
            {
                return true;
            }

            for (var i = 0; i < word.Length; i++)
            {
                lower[i] = char.ToLowerInvariant(word[i]);
            }

            var name = lower[..word.Length];
            if (Lookup.Contains(name) || (word.Length > 1 && WeakWords.Contains(name)))
            {
                return true;
            }
        }

        return false;
    }
}
