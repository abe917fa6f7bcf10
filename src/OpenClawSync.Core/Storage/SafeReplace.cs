namespace OpenClawSync.Storage;

/// <summary>Replaces a file whole or not at all.</summary>
internal static class SafeReplace
{
    /// <param name="path">The file; where it is a link, what it leads to.</param>
    /// <param name="draftName">A name beside it that nobody else uses.</param>
    /// <param name="write">Writes the new content.</param>
    public static void Write(string path, string draftName, Action<Stream> write)
    {
        var final = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        var draft = $"{final}.{draftName}.tmp";
        try
        {
            using (var file = PrivateFiles.Create(draft, FileMode.CreateNew))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, final, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }
}
