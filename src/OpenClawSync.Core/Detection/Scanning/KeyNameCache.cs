using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Scanning;

/// <summary>
/// What the names of keys that were classified last say: the rows of a table have the same few again and again. Each thread has its own.
/// </summary>
internal static class KeyNameCache
{
    private const int MaxLength = 16;
    private const int Bits = 9;

    [ThreadStatic]
    private static Entry[]? _entries;

    /// <summary>What a name says, from the cache or, if it is not there, as computed.</summary>
    public static KeyStrength Classify(ReadOnlySpan<char> name)
    {
        if (!TryPack(name, out var first, out var second))
        {
            return KeyName.Compute(name);
        }

        var entries = _entries ??= new Entry[1 << Bits];
        ref var entry = ref entries[(int)(((first ^ (second * 0xC2B2AE3D27D4EB4FUL)) * 0x9E3779B97F4A7C15UL) >> (64 - Bits))];
        if (entry.First != first || entry.Second != second)
        {
            entry = new Entry(first, second, KeyName.Compute(name));
        }

        return entry.Strength;
    }

    // As two numbers; false for a name that is long or not ASCII.
    private static bool TryPack(ReadOnlySpan<char> name, out ulong first, out ulong second)
    {
        (first, second) = (0, 0);
        if (name.Length is 0 or > MaxLength)
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is '\0' or > '\u007f')
            {
                return false;
            }

            if (i < sizeof(ulong))
            {
                first |= (ulong)name[i] << (8 * i);
            }
            else
            {
                second |= (ulong)name[i] << (8 * (i - sizeof(ulong)));
            }
        }

        return true;
    }

    private readonly record struct Entry(ulong First, ulong Second, KeyStrength Strength);
}
