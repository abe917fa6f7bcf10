namespace OpenClawSync.Redaction.Detection;

/// <summary>Shannon's entropy of a text's characters, in bits a character.</summary>
internal static class Entropy
{
    private const int Sample = 256;

    public static double Of(ReadOnlySpan<char> text)
    {
        if (text.Length > Sample) text = text[..Sample];
        if (text.Length == 0) return 0;
        Span<byte> counts = stackalloc byte[128];
        counts.Clear();
        var bits = 0.0;
        foreach (var c in text) if (counts[c & 127] < byte.MaxValue) counts[c & 127]++;
        foreach (var count in counts)
            if (count > 0) bits -= count * Math.Log2((double)count / text.Length);
        return bits / text.Length;
    }

    public static int Distinct(ReadOnlySpan<char> text)
    {
        ulong low = 0, high = 0;
        foreach (var c in text)
            if ((c & 64) == 0) low |= 1UL << (c & 63);
            else high |= 1UL << (c & 63);
        return System.Numerics.BitOperations.PopCount(low) + System.Numerics.BitOperations.PopCount(high);
    }
}
