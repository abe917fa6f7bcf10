using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Structure;

/// <summary>The form of a code in groups of a few letters and digits, joined by dashes: product keys, recovery keys, gift cards.</summary>
/// <param name="Count">How many groups there are.</param>
/// <param name="Length">The length of each; 0 where they differ.</param>
/// <param name="Letters">How many characters are letters.</param>
/// <param name="Digits">How many characters are digits.</param>
/// <param name="Distinct">How many different characters there are.</param>
internal readonly record struct CodeGroups(int Count, int Length, int Letters, int Digits, int Distinct)
{
    /// <summary>Measures a code; false where it has small letters or shorter groups.</summary>
    public static bool TryMeasure(ReadOnlySpan<char> run, out CodeGroups groups)
    {
        groups = default;
        var length = run.IndexOf('-');
        if (length is < 4 or > 6 || run[^1] == '-')
        {
            return false;
        }

        ulong seen = 0;
        var letters = 0;
        var digits = 0;
        var first = 0;
        var count = 1;
        for (var i = 0; i < run.Length; i++)
        {
            var c = run[i];
            if (c == '-')
            {
                if (i - first is < 4 or > 6)
                {
                    return false;
                }

                length = i - first == length ? length : 0;
                first = i + 1;
                count++;
                continue;
            }

            if (!Chars.IsUpper(c) && !Chars.IsDigit(c))
            {
                return false;
            }

            letters += Chars.IsUpper(c) ? 1 : 0;
            digits += Chars.IsDigit(c) ? 1 : 0;
            seen |= 1UL << (c - '0');
        }

        if (run.Length - first is < 4 or > 6)
        {
            return false;
        }

        length = run.Length - first == length ? length : 0;
        groups = new CodeGroups(count, length, letters, digits, System.Numerics.BitOperations.PopCount(seen));
        return true;
    }

    /// <summary>Whether nothing else has this form: the recovery keys of disks and accounts, and product keys.</summary>
    public static bool IsKey(CodeGroups groups) =>
        groups switch
        {
            { Count: 8, Length: 6, Letters: 0 } => groups.Distinct > 4,
            { Count: 5, Length: 5 } or { Count: 6 or 7, Length: 4 } => groups is { Letters: > 5, Digits: > 2, Distinct: > 9 },
            _ => false,
        };

    /// <summary>Whether it is a code if it is called one.</summary>
    public static bool IsCode(CodeGroups groups) => groups is { Count: >= 3 and <= 8, Distinct: > 4, Digits: > 1 };
}
