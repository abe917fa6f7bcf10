namespace OpenClawSync.Views;

/// <summary>A path without what goes without saying: the present folder, or the user's home as <c>~</c>.</summary>
internal static class ShortPath
{
    private static readonly StringComparison Case = OperatingSystem.IsWindows()
        ? StringComparison.OrdinalIgnoreCase
        : StringComparison.Ordinal;

    // In less room nothing can be made out, and it is rather that the width is not known.
    private const int LeastWidth = 10;

    public static string Format(string path, string folder, int width)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var whole = Below(path, folder) ?? (Below(path, home) is { } rest ? Path.Combine("~", rest) : path);
        // The name at the end tells files apart.
        return width < LeastWidth || whole.Length <= width ? whole : "…" + whole[^(width - 1)..];
    }

    private static string? Below(string path, string folder)
    {
        var start = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;
        return folder.Length > 0 && path.Length > start.Length && path.StartsWith(start, Case) ? path[start.Length..] : null;
    }
}
