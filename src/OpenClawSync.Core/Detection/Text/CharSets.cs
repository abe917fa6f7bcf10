using System.Buffers;

namespace OpenClawSync.Detection.Text;

/// <summary>
/// Sets of characters to search for. A set is preferred to the methods for ranges of the runtime because those box their arguments
/// until they are optimized, and clean text must not cost an allocation.
/// </summary>
internal static class CharSets
{
    public static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    public static readonly SearchValues<char> LowerLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    public static readonly SearchValues<char> Ascii = SearchValues.Create([.. Enumerable.Range(0, 128).Select(code => (char)code)]);
}
