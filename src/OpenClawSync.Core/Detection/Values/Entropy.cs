using System.Numerics;

namespace OpenClawSync.Detection.Values;

/// <summary>Measures how varied the characters of a text are.</summary>
internal static class Entropy
{
    // Longer texts are measured by their beginning.
    private const int MaxLength = 256;

    private static readonly double[] Logs = MakeLogs();

    private static double[] MakeLogs()
    {
        var logs = new double[MaxLength + 1];
        for (var n = 2; n < logs.Length; n++)
        {
            logs[n] = Math.Log2(n);
        }

        return logs;
    }

    /// <summary>The Shannon entropy of the characters, in bits per character.</summary>
    public static double Measure(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
        {
            text = text[..MaxLength];
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

    /// <summary>How many different characters there are, modulo 128.</summary>
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
