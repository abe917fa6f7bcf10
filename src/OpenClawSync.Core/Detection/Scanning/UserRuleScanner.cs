using System.Buffers;
using System.Globalization;
using OpenClawSync.Detection.UserRules;

namespace OpenClawSync.Detection.Scanning;

/// <summary>
/// Runs the user's own rules on the text as it is, and again with the escapes of JSON strings decoded, once for each level of JSON
/// within JSON: a rule describes a secret, not how it is encoded.
/// </summary>
internal static class UserRuleScanner
{
    private const int MaxDecodings = 3;

    public static void Run(ref Scan scan)
    {
        if (scan.Rules.UserRules.Length == 0)
        {
            return;
        }

        RunOn(ref scan, scan.Text, []);
        var text = scan.Text;
        var positions = ReadOnlySpan<int>.Empty;
        for (var round = 0; round < MaxDecodings && text.Contains('\\'); round++)
        {
            var chars = new char[text.Length];
            var from = new int[text.Length + 1];
            var count = Decode(text, positions, chars, from);
            if (count == text.Length)
            {
                break;
            }

            scan.Steps += text.Length;
            text = chars.AsSpan(0, count);
            positions = from.AsSpan(0, count + 1);
            RunOn(ref scan, text, positions);
        }
    }

    private static void RunOn(ref Scan scan, ReadOnlySpan<char> text, ReadOnlySpan<int> positions)
    {
        var ascii = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var read = new RuleText(text, RuleText.TryToAscii(text, ascii) ? ascii.AsSpan(0, text.Length) : text, positions);
            var steps = scan.Steps;
            foreach (var rule in scan.Rules.UserRules)
            {
                foreach (var (start, end) in rule.Find(read, ref steps))
                {
                    scan.Add(start, end, rule.Id, rule.Reason);
                }
            }
            scan.Steps = steps;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(ascii);
        }
    }

    private static int Decode(ReadOnlySpan<char> text, ReadOnlySpan<int> positions, Span<char> chars, Span<int> from)
    {
        var count = 0;
        for (var at = 0; at < text.Length; )
        {
            var (decoded, length) = text[at] == '\\' ? Escape(text[at..]) : (text[at], 1);
            (chars[count], from[count]) = (decoded, positions.IsEmpty ? at : positions[at]);
            count++;
            at += length;
        }

        from[count] = positions.IsEmpty ? text.Length : positions[^1];
        return count;
    }

    private static (char Decoded, int Length) Escape(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
        {
            return (text[0], 1);
        }

        if (
            text[1] == 'u'
            && text.Length >= 6
            && ushort.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        )
        {
            return ((char)code, 6);
        }

        return text[1] switch
        {
            '"' or '\\' or '/' => (text[1], 2),
            'n' => ('\n', 2),
            'r' => ('\r', 2),
            't' => ('\t', 2),
            'b' => ('\b', 2),
            'f' => ('\f', 2),
            _ => ('\\', 1),
        };
    }
}
