using System.Buffers;
using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Adds up a value and its link for what the noun says about its secrets.</summary>
internal static class NounEvidence
{
    private const int MinKeyLength = 8;
    private const int MinOtherLength = 4;
    private const int MaxOtherLength = 64;
    private const int MaxPasswordLength = 32;
    private const int Named = 4;
    private const int MaxStatusLength = 3;

    /// <summary>The sum, or 0 where the noun has no such values.</summary>
    /// <param name="noun">The noun.</param>
    /// <param name="value">The value.</param>
    /// <param name="points">What the value has by itself.</param>
    /// <param name="link">How closely the two are joined.</param>
    /// <param name="hasNoun">Whether the sentence has any noun for a secret, or for what has one.</param>
    /// <param name="isNetwork">Whether the noun is the key of a network, which people choose.</param>
    public static int Points(LexiconWord noun, ReadOnlySpan<char> value, int points, int link, bool hasNoun, bool isNetwork = false)
    {
        if (value.Length > MaxOtherLength && !noun.Has(WordRole.Key))
        {
            return 0;
        }

        var best = 0;
        if (
            (noun.Has(WordRole.Password) || noun.Has(WordRole.Phrase) || (isNetwork && value.Length >= MinKeyLength))
            && value.Length >= MinOtherLength
            && (link > Named + 1 || !Shapes.IsIdentifier(value))
        )
        {
            best = points + link + (noun.Has(WordRole.Phrase) && points <= ValueEvidence.RareWord ? 2 : 0);
        }

        if (noun.Has(WordRole.Code) && IsCode(value, points, link))
        {
            best = Math.Max(best, PointsOfCode(value, points) + link);
        }

        if (noun.Has(WordRole.Key) && value.Length >= MinKeyLength)
        {
            var made =
                Shapes.IsIdentifier(value) ? (link > Named ? ValueEvidence.Random : 0)
                : points >= ValueEvidence.Odd ? points
                : 0;
            best = Math.Max(best, made > 0 ? made + link : 0);
        }

        if (Shapes.IsIdentifier(value) || IsHex(value))
        {
            return best;
        }

        if (
            noun.Has(WordRole.Lock)
            && link > Named
            && (points == ValueEvidence.Number || points >= ValueEvidence.Odd || (link > Named + 1 && IsYear(value)))
        )
        {
            best = Math.Max(best, points + link);
        }

        if (
            value.Length > MaxPasswordLength
            || (IsNameOfThing(value) && !IsChosen(value) && !(IsGenerated(value) && Randomness.IsRandom(value)))
        )
        {
            return best;
        }

        var isGenerated = points >= ValueEvidence.Random && IsGenerated(value);
        if (noun.Has(WordRole.Account) || noun.Has(WordRole.Device) || noun.Has(WordRole.Lock))
        {
            best = Math.Max(best, isGenerated && (link >= 2 || IsUnmistakable(value)) ? points + link : 0);
        }

        if (noun.Has(WordRole.Use) || noun.Has(WordRole.Change))
        {
            var isEnough = isGenerated
                ? link >= Named || IsUnmistakable(value)
                : hasNoun && link > Named && (points >= ValueEvidence.Odd || (points == ValueEvidence.Numbered && HasManyDigits(value)));
            best = Math.Max(best, isEnough ? points + link : 0);
        }

        // `old: …`, `from … to …`
        if (noun.Has(WordRole.Old) || noun.Has(WordRole.New))
        {
            var isEnough = hasNoun && (isGenerated ? link > Named : points >= ValueEvidence.Odd && link > Named + 1);
            best = Math.Max(best, isEnough ? points + link : 0);
        }

        return best;
    }

    // Digits, or what a machine makes; what people make, and what could be the name of a thing, only where a sign or a verb joins the two.
    private static bool IsCode(ReadOnlySpan<char> value, int points, int link)
    {
        if (!value.ContainsAny(CharSets.Digits) || IsHex(value))
        {
            return link > Named + 1 && value.ContainsAny(CharSets.Digits);
        }

        if (Shapes.IsIdentifier(value) && value.ContainsAny(CharSets.LowerLetters))
        {
            return link > Named + 1;
        }

        var isName = value.ContainsAny(CharSets.LowerLetters) || (char.IsLetter(value[0]) && points >= ValueEvidence.Number);
        return !isName || (points >= ValueEvidence.Random && !value.ContainsAny('/', '+')) || link > Named + 1;
    }

    private static int PointsOfCode(ReadOnlySpan<char> value, int points) =>
        !IsShortCode(value, points) ? points
        : value.Length > MaxStatusLength + 1 && value.ContainsAnyExcept(CharSets.Digits) ? ValueEvidence.Numbered
        : ValueEvidence.Number;

    // `047`, `4014A`: too short to be anything by themselves, but not beside the word for a code. Statuses of HTTP have that form too.
    private static bool IsShortCode(ReadOnlySpan<char> value, int points) =>
        points is > 0 and < ValueEvidence.Number
        && !value.ContainsAnyExcept(CodeCharacters)
        && (value.Length > MaxStatusLength ? TextShape.Measure(value) is { Letters: <= 2, Lower: 0 or 1, Marks: 0 } : !IsStatus(value));

    private static bool IsYear(ReadOnlySpan<char> value) => value.Length == 4 && !value.ContainsAnyExcept(CharSets.Digits);

    private static bool IsStatus(ReadOnlySpan<char> value) =>
        value.Length == MaxStatusLength
        && value[0] is >= '1' and <= '5'
        && (value[1] == '0' || (value[0] == '4' && value[1] is '1' or '2'));

    // Words joined by an underscore or a plus, or that begin small and go on with a capital: `mangoLassi_4ever`, `trombone-Kettle-19`.
    private static bool IsChosen(ReadOnlySpan<char> value) =>
        TextShape.Measure(value) is { Upper: > 0, Lower: >= 6, Digits: > 0 }
        && (value.ContainsAny('_', '+') || char.IsLower(value[0]))
        && !value.ContainsAny('/', '.');

    // `MiniMax-M2.7`, `openclaw@beta`, `armv7+vfpv3`: parts joined by the marks that names of models, packages and files have.
    private static bool IsNameOfThing(ReadOnlySpan<char> value)
    {
        var mark = value.IndexOfAny(JoiningMarks);
        return mark > 0 && !value.ContainsAny(InnerMarks)
            || (value.IndexOf('@') is > 0 and var at && !value[..at].ContainsAnyExcept(CharSets.LowerLetters));
    }

    private static bool HasManyDigits(ReadOnlySpan<char> value) => TextShape.Measure(value).Digits > 2;

    private static bool IsHex(ReadOnlySpan<char> value) => value.Length >= 12 && TextShape.Measure(value).IsHex;

    /// <summary>Whether the value has letters of both cases and digits in one piece, or beside the marks that passwords have.</summary>
    public static bool IsGenerated(ReadOnlySpan<char> value)
    {
        var shape = TextShape.Measure(value);
        return shape is { Digits: > 0, Lower: > 0, Upper: > 0 }
            && (shape.Marks == 0 || value.ContainsAny(PasswordMarks))
            && !value.ContainsAny(NameMarks);
    }

    /// <summary>Whether the value has digits, letters and the marks of passwords within it: no name, number or word looks so.</summary>
    public static bool IsUnmistakable(ReadOnlySpan<char> value)
    {
        var shape = TextShape.Measure(value);
        return shape is { Digits: > 0, Letters: >= 3 }
            && value.Length >= 8
            && value[1..^1].ContainsAny(InnerMarks)
            && !value.ContainsAny(NameMarks);
    }

    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#*"
    );

    private static readonly SearchValues<char> JoiningMarks = SearchValues.Create("-./_+");

    private static readonly SearchValues<char> InnerMarks = SearchValues.Create("!@$^&*~");

    private static readonly SearchValues<char> PasswordMarks = SearchValues.Create("!@#$%^&*+~?=");

    private static readonly SearchValues<char> NameMarks = SearchValues.Create("()[]{}<>/\\:;,`'\"");
}
