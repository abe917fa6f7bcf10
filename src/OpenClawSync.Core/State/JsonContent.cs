using System.Text.Json;
using OpenClawSync.Storage;

namespace OpenClawSync.State;

/// <summary>The content of a JSON file that somebody else may have written.</summary>
internal static class JsonContent
{
    /// <summary>The root of the document; null when it is not JSON or too large.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">The largest file that is parsed.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static JsonElement? Read(string path, int maxBytes)
    {
        using var file = PlainFile.Open(path);
        if (file.Length > maxBytes)
        {
            return null;
        }

        try
        {
            using var content = JsonDocument.Parse(file);
            return content.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
