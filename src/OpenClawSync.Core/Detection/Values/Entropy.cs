using System.Numerics;

namespace OpenClawSync.Detection.Values;

/// <summary>Shannon's entropy of a text's characters, in bits a character.</summary>
internal static class Entropy
{
    private const int Sample = 256;

    private static readonly double[] Logs = MakeLogs();

    private static double[] MakeLogs()
    {
        var logs = new double[Sample + 1];
        for (var n = 2; n < logs.Length; n++)
        {
            logs[n] = Math.Log2(n);
        }

        return logs;
    }

    public static double Measure(ReadOnlySpan<char> text)
    {
        if (text.Length > Sample)
        {
            text = text[..Sample];
        }

        if (text.Length == 0)
        {
            return 0;
        }

        Span<ushort> counts = stackalloc ushort[128];
        counts.Clear();
        foreach (var c in text)
        {
            counts[c & 127]++;
        }

        var bits = 0.0;
        foreach (var c in text)
        {
            bits += Logs[counts[c & 127]];
        }

        return Logs[text.Length] - (bits / text.Length);
    }

    public static int Distinct(ReadOnlySpan<char> text)
    {
        ulong low = 0,
            high = 0;
        foreach (var c in text)
        {
            if ((c & 64) == 0)
            {
                low |= 1UL << (c & 63);
            }
            else
            {
                high |= 1UL << (c & 63);
            }
        }
        return BitOperations.PopCount(low) + BitOperations.PopCount(high);
    }
}
