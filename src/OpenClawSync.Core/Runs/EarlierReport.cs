namespace OpenClawSync.Runs;

/// <summary>Tells whether a report may take the place of what is there: whatever is not empty and is no earlier report stays.</summary>
internal static class EarlierReport
{
    public static bool MayReplace(string path)
    {
        if (!Path.Exists(path))
        {
            return true;
        }

        if (path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            using var file = new StreamReader(path);
            var head = new char[2048];
            var read = file.ReadBlock(head);
            return read == 0 || head.AsSpan(0, read).IndexOf("\"runId\"", StringComparison.Ordinal) >= 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
