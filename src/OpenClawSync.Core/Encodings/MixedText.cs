using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace OpenClawSync.Encodings;

/// <summary>
/// Decodes bytes of which parts can be UTF-16, as <c>&gt;&gt;</c> of Windows PowerShell appends it. Each byte is assigned to the encoding
/// in which the whole makes the most sense: characters that are unlikely in an encoding cost, and so does each switch.
/// </summary>
internal static class MixedText
{
    private const int Switch = 10;
    private const int Unlikely = 1 << 28;

    // What changes its encoding more often is not text.
    private const int MaxParts = 5;
    private const int LeastMeanLength = 64;

    private const int LeastAsciiCharacters = 2;

    private static readonly SearchValues<char> AsciiCharacters = SearchValues.Create([
        '\t',
        '\n',
        '\r',
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code),
    ]);

    private enum Kind : byte
    {
        Bytes,
        Little,
        Big,
    }

    /// <summary>The text; null when the parts that are not UTF-16 cannot be decoded.</summary>
    public static DecodedText? Decode(ReadOnlySpan<byte> bytes, bool isMarked)
    {
        var parts = Split(bytes, isMarked);
        if (parts.Count > MaxParts + (bytes.Length / LeastMeanLength) || HasUnlikelyPart(bytes, parts))
        {
            return null;
        }

        var eightBit = new List<byte[]>();
        foreach (var (kind, start, end) in parts)
        {
            if (kind == Kind.Bytes)
            {
                eightBit.Add(bytes[start..end].ToArray());
            }
        }

        if (LegacyText.DecodeAll(eightBit) is not { } decoded)
        {
            return null;
        }

        var (text, names, next) = (new StringBuilder(), new List<string>(), 0);
        foreach (var (kind, start, end) in parts)
        {
            switch (kind)
            {
                case Kind.Bytes:
                    var part = decoded.Parts[next++];
                    text.Append(part);
                    names.AddRange(part.All(character => character is '\0' or '\r' or '\n') ? [] : decoded.Encodings);
                    break;
                default:
                    AppendUnits(text, bytes[start..end], kind == Kind.Little);
                    names.Add(kind == Kind.Little ? "UTF-16LE" : "UTF-16BE");
                    break;
            }
        }

        // A mark is no text, wherever it is. A lone surrogate cannot be stored.
        text.Replace("\ufeff", "");
        var encodings = names.Distinct().ToArray();
        var whole = text.ToString();
        var wellFormed = WellFormed(whole);
        return new DecodedText(wellFormed)
        {
            Encodings = encodings.Length == 0 ? ["UTF-8"] : encodings,
            GuessedCodePage = decoded.GuessedCodePage,
            DamagedBytes = decoded.DamagedBytes + (sizeof(char) * (whole.Length - wellFormed.Length)),
            IsMarked = isMarked && encodings.Length == 1,
        };
    }

    // Text in UTF-16 has spaces and line ends, unlike binary data that happens to be letters in it.
    private static bool HasUnlikelyPart(ReadOnlySpan<byte> bytes, List<(Kind Kind, int Start, int End)> parts)
    {
        foreach (var (kind, start, end) in parts)
        {
            if (kind == Kind.Bytes)
            {
                continue;
            }

            var part = new StringBuilder();
            AppendUnits(part, bytes[start..end], kind == Kind.Little);
            var text = part.ToString();
            if (!text.StartsWith('\ufeff') && text.AsSpan().CountAny(AsciiCharacters) < LeastAsciiCharacters)
            {
                return true;
            }
        }

        return false;
    }

    // Decoders of the framework would replace lone surrogates.
    private static void AppendUnits(StringBuilder text, ReadOnlySpan<byte> bytes, bool isLittle)
    {
        for (; bytes.Length > 1; bytes = bytes[2..])
        {
            text.Append((char)(isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes)));
        }
    }

    private static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')
            ? string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar).Select(rune => rune.ToString()))
            : text;

    // The cheapest way through the bytes, by dynamic programming: for each position and kind, the cost of all bytes before it.
    private static List<(Kind Kind, int Start, int End)> Split(ReadOnlySpan<byte> bytes, bool isMarked)
    {
        // From a position, a character reaches at most four bytes further.
        const int Ring = 8;
        var costs = new int[Ring * 3];
        Array.Fill(costs, Unlikely);
        var isLittle = isMarked && bytes[0] == 0xFF;
        costs[(int)Kind.Bytes] = isMarked ? 3 * Switch : 0;
        costs[(int)Kind.Little] = isMarked && isLittle ? 0 : Switch;
        costs[(int)Kind.Big] = isMarked && !isLittle ? 0 : Switch;

        // Where each kind came from: two bits for the kind, three for the length of its last character.
        var origins = new ushort[bytes.Length + 1];
        for (var at = 0; at < bytes.Length; at++)
        {
            var here = at % Ring * 3;
            var best = 0;
            for (var kind = 1; kind < 3; kind++)
            {
                best = costs[here + kind] < costs[here + best] ? kind : best;
            }

            for (var kind = 0; kind < 3; kind++)
            {
                var (length, cost) = CharacterCost.Of((int)kind, bytes[at..]);
                if (length == 0)
                {
                    continue;
                }

                var (from, total) = (kind, costs[here + kind]);
                if (at > 0 && costs[here + best] + Switch < total)
                {
                    (from, total) = (best, costs[here + best] + Switch);
                }

                var target = ((at + length) % Ring * 3) + kind;
                if (total + cost < costs[target])
                {
                    costs[target] = total + cost;
                    origins[at + length] = (ushort)((origins[at + length] & ~(31 << (kind * 5))) | ((from | (length << 2)) << (kind * 5)));
                }
            }

            costs.AsSpan(here, 3).Fill(Unlikely);
            if ((at & 0xFFFF) == 0)
            {
                Rebase(costs);
            }
        }

        var end = bytes.Length % Ring * 3;
        var last = 0;
        for (var kind = 1; kind < 3; kind++)
        {
            last = costs[end + kind] < costs[end + last] ? kind : last;
        }

        return Trace(origins, last);
    }

    private static void Rebase(int[] costs)
    {
        var least = costs.Min();
        for (var i = 0; i < costs.Length; i++)
        {
            costs[i] = costs[i] >= Unlikely ? Unlikely : costs[i] - least;
        }
    }

    private static List<(Kind Kind, int Start, int End)> Trace(ushort[] origins, int kind)
    {
        var parts = new List<(Kind Kind, int Start, int End)>();
        var (at, end) = (origins.Length - 1, origins.Length - 1);
        while (at > 0)
        {
            var origin = (origins[at] >> (kind * 5)) & 31;
            at -= origin >> 2;
            if ((origin & 3) != kind || at == 0)
            {
                parts.Add(((Kind)kind, at, end));
                (kind, end) = (origin & 3, at);
            }
        }

        parts.Reverse();
        return parts;
    }
}
