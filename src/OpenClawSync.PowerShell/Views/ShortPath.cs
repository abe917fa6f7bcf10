namespace OpenClawSync.Views;

/// <summary>Shortens a path: relative to the current folder, or with <c>~</c> for the user's home folder.</summary>
internal static class ShortPath
{
    private static readonly StringComparison Case = OperatingSystem.IsWindows()
        ? StringComparison.OrdinalIgnoreCase
        : StringComparison.Ordinal;

    // A smaller width is useless, and usually means that the host does not know its width.
    private const int MinWidth = 10;

    public static string Format(string path, string folder, int width)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var whole = Below(path, folder) ?? (Below(path, home) is { } rest ? Path.Combine("~", rest) : path);
        // The end of a path has the file name, so the beginning is cut.
        return width < MinWidth || whole.Length <= width ? whole : "…" + whole[^(width - 1)..];
    }

    private static string? Below(string path, string folder)
    {
        var start = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;
        return folder.Length > 0 && path.Length > start.Length && path.StartsWith(start, Case) ? path[start.Length..] : null;
    }
}
