using System.Collections.Frozen;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>The words of values that are only examples: <c>password123</c>, <c>my-secret-token</c>, <c>test_key_1</c>.</summary>
internal static class WeakWords
{
    private const int MaxLetters = 40;
    private const int MaxWordLength = 14;

    private static readonly FrozenSet<string> Words = (
        "password passwd passwort pass pwd passphrase passcode secret secrets token tokens key keys api apikey auth test "
        + "testing tests tester user users username admin administrator root foo bar baz qux demo my your our the some this "
        + "that is a an of for to in on with and or not no any it me i example sample default changeme change guest hello "
        + "world abc abcd abcde abcdef abcdefg xyz qwerty letmein welcome login dummy fake mock value values string text "
        + "here secure strong super new old db database postgres postgresql mysql redis mongo mongodb rabbitmq kafka server "
        + "client app application local localhost dev prod production staging access private public bearer basic jwt "
        + "session sessions cookie credential credentials cred creds oauth refresh id name none null undefined nil empty "
        + "blank true false yes required optional valid invalid real actual first second third one two three long longer "
        + "short random generated please enter insert add put set get use used replace with me service account github "
        + "gitlab openai anthropic slack discord telegram google aws azure stripe gateway hook webhook bot code data field "
        + "input output file path env environment variable var config setting param parameter header request response sk pk "
        + "gho ghp hf sha md sso cli ui url uri http https tls ssl ssh hash hashed encrypted encoded base plain raw "
        + "something anything whatever everything stuff thing temp tmp temporary another other same shared common global "
        + "master slave main claw openclaw agent agents model models provider memory cron task job sync row column table "
        + "list item items from by at be been was were will would can could should must may might do does did has have had "
        + "all each both if then else when where very much more most less least too also just only still now today tomorrow "
        + "yesterday again back up down out off over under super ultra mega hyper cool awesome nice good best bad wrong"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether all letters of the value form such words, and there are at least as many of them as digits.</summary>
    public static bool IsMadeOfWeakWords(ReadOnlySpan<char> value)
    {
        Span<char> letters = stackalloc char[MaxLetters];
        var count = 0;
        var digits = 0;
        foreach (var c in value)
        {
            if (Chars.IsDigit(c))
            {
                digits++;
            }

            if (!Chars.IsLetter(c))
            {
                continue;
            }

            if (count == MaxLetters)
            {
                return false;
            }

            letters[count++] = Chars.ToLower(c);
        }
        return count > 0 && digits <= count && IsMadeOf(letters[..count]);
    }

    /// <summary>Whether the letters of the value form one such word: <c>secret123</c>.</summary>
    public static bool IsWeakWord(ReadOnlySpan<char> value)
    {
        Span<char> letters = stackalloc char[MaxLetters];
        var count = 0;
        foreach (var c in value)
        {
            if (Chars.IsLetter(c) && count < MaxLetters)
            {
                letters[count++] = Chars.ToLower(c);
            }
        }

        return count > 0 && Lookup.Contains(letters[..count]);
    }

    public static bool Contains(ReadOnlySpan<char> word) => Lookup.Contains(word);

    private static bool IsMadeOf(ReadOnlySpan<char> letters)
    {
        ulong reached = 1;
        for (var end = 1; end <= letters.Length; end++)
        {
            for (var start = Math.Max(0, end - MaxWordLength); start < end; start++)
            {
                if ((reached >> start & 1) != 0 && Lookup.Contains(letters[start..end]))
                {
                    reached |= 1UL << end;
                    break;
                }
            }
        }

        return (reached >> letters.Length & 1) != 0;
    }
}
