using System.Collections.Immutable;

namespace OpenClawSync.Records;

/// <summary>A path as some system wrote it, this one or another, split into its segments.</summary>
/// <param name="Segments">
/// The segments. The first one of an absolute path is empty, a drive such as <c>C:</c>, or a tilde.
/// </param>
/// <param name="IsWindows">Whether Windows wrote it. Its paths do not distinguish case.</param>
internal sealed record ForeignPath(ImmutableArray<string> Segments, bool IsWindows)
{
    private static readonly char[] AnySeparator = ['/', '\\'];

    /// <summary>Whether the path says where it starts.</summary>
    public bool IsAbsolute => Segments is ["" or "~", ..] || IsDrive(Segments.FirstOrDefault());

    public static ForeignPath Parse(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return new ForeignPath([], false);
        }

        var parts = path.Trim().Split(AnySeparator);
        var isWindows =
            IsDrive(parts[0]) || (path.Contains('\\', StringComparison.Ordinal) && !path.Contains('/', StringComparison.Ordinal));
        var segments = new List<string>();
        foreach (var part in isWindows ? parts : path.Trim().Split('/'))
        {
            if (part == ".." && segments.Count > 1)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segments.Count == 0 || part is not ("" or "."))
            {
                segments.Add(part);
            }
        }

        return new ForeignPath([.. segments], isWindows);
    }

    /// <summary>Whether the path is a folder, or lies below it. Only whole segments count.</summary>
    public bool StartsWith(ForeignPath folder) =>
        Segments.Length >= folder.Segments.Length
        && Segments
            .Take(folder.Segments.Length)
            .SequenceEqual(folder.Segments, IsWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>What follows a number of segments, below another folder.</summary>
    public string Below(string folder, int segments) => Path.Combine([folder, .. Segments.Skip(segments)]);

    private static bool IsDrive(string? segment) => segment is [var letter, ':'] && char.IsAsciiLetter(letter);
}
