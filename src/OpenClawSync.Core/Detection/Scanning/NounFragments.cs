using System.Text;

namespace OpenClawSync.Detection.Scanning;

/// <summary>Parts of the nouns for passwords in languages with Latin letters, chosen so that nearly every noun has one of them.</summary>
internal static class NounFragments
{
    /// <summary>The parts in small letters; <c>ÿ</c> stands for any letter that is not ASCII.</summary>
    public static string[] All { get; } = Read();

    private static string[] Read()
    {
        using var reader = new StreamReader(typeof(NounFragments).Assembly.GetManifestResourceStream("fragments")!, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
