using OpenClawSync.Words;

namespace OpenClawSync.Detection.Seeds;

/// <summary>Reads the word lists and their filter, which are part of the assembly.</summary>
internal static class SeedResources
{
    public static byte[] Read(string name)
    {
        using var stream = WordLists.Open("seeds/" + name) ?? throw new InvalidOperationException($"The assembly has no word list {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
