using System.Text;

namespace OpenClawSync.Detection.Seeds;

/// <summary>One list of 2,048 words. A word is looked up by its letters, packed into a number.</summary>
internal sealed class SeedWordList
{
    public const int Count = 2048;

    private const int Slots = 2 * Count;

    private readonly ulong[] _words = new ulong[Slots];
    private readonly ushort[] _indexes = new ushort[Slots];

    private SeedWordList(string language, SeedScript script)
    {
        Language = language;
        var text = Encoding.UTF8.GetString(SeedResources.Read(language + ".txt"));
        var index = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length > 0)
            {
                Add(SeedLetters.Pack(line, script), (ushort)index++);
            }
        }
    }

    public string Language { get; }

    /// <summary>The packed words, in no order.</summary>
    public IEnumerable<ulong> Words => _words.Where(word => word != 0);

    public static SeedWordList Load(string language, SeedScript script) => new(language, script);

    /// <summary>The place of the word in the list, from 0, or -1 when it is not listed.</summary>
    public int IndexOf(ulong word)
    {
        for (var slot = Slot(word); ; slot = (slot + 1) % Slots)
        {
            if (_words[slot] == word)
            {
                return word == 0 ? -1 : _indexes[slot];
            }

            if (_words[slot] == 0)
            {
                return -1;
            }
        }
    }

    private static int Slot(ulong word) => (int)((word * 0x9E3779B97F4A7C15UL) >> 52);

    private void Add(ulong word, ushort index)
    {
        var slot = Slot(word);
        while (_words[slot] != 0)
        {
            slot = (slot + 1) % Slots;
        }

        (_words[slot], _indexes[slot]) = (word, index);
    }
}
