using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Sentences;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Tables;

/// <summary>Judges what stands under or beside a heading that names a secret.</summary>
internal static class CellJudge
{
    private const int MaxLength = 512;
    private const int MinFairLength = 5;
    private const int MinKeyLength = 8;
    private const int MinGenericDigits = 4;
    private const int MaxPinLength = 12;

    /// <summary>How much the cell looks like a secret; <paramref name="secret"/> is the part of it that is one.</summary>
    public static CellWorth Judge(ReadOnlySpan<char> text, in TableCell cell, in TableHeading heading, out TableCell secret)
    {
        secret = WithoutRemark(text, cell);
        var value = text[secret.Start..secret.End];
        if (value.Length is < 3 or > MaxLength || value.IndexOf("=\"") >= 0)
        {
            return CellWorth.None;
        }

        if (heading.Kinds == HeadingKinds.Login)
        {
            return JudgeLogin(text, ref secret);
        }

        return value.Contains(' ') ? JudgeWords(text, heading, ref secret) : JudgeWord(value, heading);
    }

    // A remark in parentheses after the value.
    private static TableCell WithoutRemark(ReadOnlySpan<char> text, in TableCell cell)
    {
        var value = text[cell.Start..cell.End];
        var open = value.IndexOf(" (");
        return open > 0 && value[^1] == ')' ? TableCell.Trim(text, cell.Start, cell.Start + open) : cell;
    }

    private static CellWorth JudgeWord(ReadOnlySpan<char> value, in TableHeading heading)
    {
        var word = WordLookup.Find(value);
        if (
            (word is not null && IsRemark(word))
            || SecretStores.Contains(value)
            || StandIns.ContainsStandIn(value)
            || (TextShape.Measure(value).Letters > 0 && StandIns.IsMethodName(value))
            || Shapes.IsNumeric(value) && value.ContainsAny('.', ':', '/')
        )
        {
            return CellWorth.None;
        }

        if (heading.Has(HeadingKinds.Pin))
        {
            return value.Length is >= MinGenericDigits and <= MaxPinLength && !value.ContainsAnyExcept(CharSets.Digits)
                ? CellWorth.Good
                : CellWorth.None;
        }

        var points = ValueEvidence.Measure(value);
        var best = CellWorth.None;
        if (heading.Has(HeadingKinds.Key))
        {
            best = JudgeKey(value, points, heading.IsGeneric);
        }

        if (best < CellWorth.Good && heading.Has(HeadingKinds.Code) && points >= ValueEvidence.Number - 1)
        {
            best =
                value.ContainsAny(CharSets.Digits) && (!heading.IsGeneric || value.Length >= MinGenericDigits) ? CellWorth.Good
                : points >= ValueEvidence.Odd ? CellWorth.Good
                : best;
        }

        if (best < CellWorth.Good && heading.Has(HeadingKinds.Password | HeadingKinds.Phrase))
        {
            best = JudgePassword(value, points, word);
        }

        return best;
    }

    private static CellWorth JudgeKey(ReadOnlySpan<char> value, int points, bool isGeneric)
    {
        if (value.Length < MinKeyLength)
        {
            return CellWorth.None;
        }

        if (isGeneric)
        {
            return points >= ValueEvidence.Random && !Shapes.IsIdentifier(value) && Randomness.IsRandom(value)
                ? CellWorth.Good
                : CellWorth.None;
        }

        return ValueGate.Accepts(value, KeyStrength.Token, []) || (points >= ValueEvidence.Random && Randomness.IsRandom(value))
            ? CellWorth.Good
            : CellWorth.None;
    }

    private static CellWorth JudgePassword(ReadOnlySpan<char> value, int points, LexiconWord? word)
    {
        if (points > ValueEvidence.RareWord || ValueGate.Accepts(value, KeyStrength.Password, "password"))
        {
            return CellWorth.Good;
        }

        if (IsAbbreviation(value))
        {
            return CellWorth.None;
        }

        return points > 0 && (word is null || word.Has(WordRole.Common)) && value.Length >= MinFairLength && !IsFrequent(value)
                ? CellWorth.Fair
            : points > 0 || IsFrequent(value) ? CellWorth.Weak
            : CellWorth.None;
    }

    private static CellWorth JudgeWords(ReadOnlySpan<char> text, in TableHeading heading, ref TableCell secret)
    {
        var value = text[secret.Start..secret.End];
        if (IsGroups(value))
        {
            return !heading.Has(HeadingKinds.Login) && ValueEvidence.MeasureGroups(value) >= ValueEvidence.Number
                ? CellWorth.Good
                : CellWorth.None;
        }

        if (heading.Has(HeadingKinds.Password))
        {
            var login = secret;
            if (JudgeLogin(text, ref login) >= CellWorth.Good)
            {
                secret = login;
                return CellWorth.Good;
            }
        }

        var (first, last, unknown) = (-1, -1, true);
        foreach (var part in value.Split(' '))
        {
            var word = value[part];
            if (word.IsEmpty)
            {
                continue;
            }

            unknown &= WordLookup.Find(word) is null && !IsFrequent(word);
            if (IsGoodPart(word, heading))
            {
                first = first < 0 ? part.Start.Value : first;
                last = part.End.Value;
            }
        }

        if (first >= 0)
        {
            secret = TableCell.Trim(text, secret.Start + first, secret.Start + last);
            return CellWorth.Good;
        }

        return !heading.Has(HeadingKinds.Password | HeadingKinds.Phrase) ? CellWorth.None
            : ValueGate.Accepts(value, KeyStrength.Phrase, []) ? CellWorth.Good
            : unknown && value.Count(' ') <= 3
                ? heading.Has(HeadingKinds.Phrase) ? CellWorth.Fair
                    : CellWorth.Weak
            : CellWorth.None;
    }

    // Among other words only what no word or number of a remark looks like counts.
    private static bool IsGoodPart(ReadOnlySpan<char> word, in TableHeading heading)
    {
        if (word.Length < 4 || JudgeWord(word, heading) != CellWorth.Good)
        {
            return false;
        }

        var points = ValueEvidence.Measure(word);
        return points >= ValueEvidence.Odd || (heading.Has(HeadingKinds.Code) && !heading.IsGeneric && points == ValueEvidence.Number);
    }

    // `admin / x`, `bob@example.org:x`: the second part.
    private static CellWorth JudgeLogin(ReadOnlySpan<char> text, ref TableCell secret)
    {
        var value = text[secret.Start..secret.End];
        var mark = value.IndexOf(" / ");
        var length = 3;
        if (mark < 0)
        {
            mark = value.IndexOfAny('/', ':');
            length = 1;
        }

        if (mark < 2 || mark + length >= value.Length || value[mark..].StartsWith("://"))
        {
            return CellWorth.None;
        }

        var name = value[..mark].Trim(" `'\"*");
        var rest = TableCell.Trim(text, secret.Start + mark + length, secret.End);
        var password = text[rest.Start..rest.End];
        if (password.Length < 3 || password.Contains(' ') || name.Contains(' ') || (length == 1 && password.ContainsAny('/', ':')))
        {
            return CellWorth.None;
        }

        secret = rest;
        var worth = JudgeWord(password, new TableHeading(HeadingKinds.Password, true, false));
        var isName = name.Contains('@') || (WordLookup.Find(name) is { } word && word.Has(WordRole.Account));
        return worth >= CellWorth.Fair && isName ? CellWorth.Good
            : worth == CellWorth.Good && ValueEvidence.Measure(password) >= ValueEvidence.Odd && WordLookup.Find(name) is null
                ? CellWorth.Good
            : CellWorth.None;
    }

    private static bool IsRemark(LexiconWord word) =>
        word.Has(WordRole.State)
        || word.Has(WordRole.Filler)
        || word.Has(WordRole.Is)
        || word.Has(WordRole.Use)
        || word.Has(WordRole.Change)
        || word.Has(WordRole.Identifier)
        || word.Has(WordRole.Other)
        || word.Has(WordRole.Password)
        || word.Has(WordRole.Key)
        || word.Has(WordRole.Code);

    // SSO, LDAP, TBD
    private static bool IsAbbreviation(ReadOnlySpan<char> value) =>
        value.Length <= 5 && TextShape.Measure(value) is var shape && shape.Upper == value.Length;

    private static bool IsGroups(ReadOnlySpan<char> value)
    {
        var length = value.IndexOf(' ');
        if (length is < 2 or > 8 || !value.ContainsAny(CharSets.Digits))
        {
            return false;
        }

        foreach (var part in value.Split(' '))
        {
            var group = value[part];
            if (group.Length != length)
            {
                return false;
            }

            foreach (var c in group)
            {
                if (!Chars.IsLetterOrDigit(c))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsFrequent(ReadOnlySpan<char> value)
    {
        Span<char> folded = stackalloc char[2 * Lexicon.MaxWordLength];
        return value.Length <= Lexicon.MaxWordLength
            && FoldedText.Fold(value, folded) is > 0 and var length
            && FrequentWords.Contains(folded[..length]);
    }
}
