using System.Text;
using OpenClawSync.Words;

namespace OpenClawSync.Detection.Scanning;

/// <summary>Parts of the nouns for passwords in languages with Latin letters, chosen so that nearly every noun has one of them.</summary>
internal static class NounFragments
{
    /// <summary>The parts in small letters; <c>ÿ</c> stands for any letter that is not ASCII.</summary>
    public static string[] All { get; } = Read();

    private static string[] Read()
    {
        using var stream = WordLists.Open("fragments")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
