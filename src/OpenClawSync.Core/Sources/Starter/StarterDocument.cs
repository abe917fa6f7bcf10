using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Starter;

/// <summary>Opens a starter JSON file: the bare lists, or the full envelope with the lists under <c>data</c>.</summary>
internal static class StarterDocument
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="OpenClawSyncException">The file cannot be read, or is not JSON of that form.</exception>
    public static JsonDocument Open(string path, string name)
    {
        JsonDocument? document = null;
        try
        {
            using var file = File.OpenRead(path);
            document = JsonDocument.Parse(file, Tolerant);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw new OpenClawSyncException(ErrorIds.SourceMalformed, $"'{name}' holds no JSON object with tasks, cronJobs or memoryEntries.");
        }
        catch (JsonException failure)
        {
            // The parser's own message quotes the text it stumbled on.
            throw new OpenClawSyncException(
                ErrorIds.SourceMalformed,
                $"'{name}' is not valid JSON: line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}. Nothing was read.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(ErrorIds.SourceUnreadable, $"'{name}' cannot be read.", failure);
        }
        catch (OpenClawSyncException)
        {
            document?.Dispose();
            throw;
        }
    }
}
