using System.Text.RegularExpressions;

namespace OpenClawSync.Protection;

/// <summary>Home folders name a person; in stored text they become <c>~</c>.</summary>
internal static partial class HomeFolders
{
    public static string Replace(string text) => Replace(text, _ => "~");

    /// <summary>Replaces each home folder by what a function makes of it.</summary>
    public static string Replace(string text, Func<string, string> mask) =>
        MayHoldOne(text) ? HomeFolder().Replace(text, match => mask(match.Value)) : text;

    // Every home folder holds one of these; most text holds none, and that is soon seen.
    private static bool MayHoldOne(ReadOnlySpan<char> text) =>
        text.Contains("/home/", StringComparison.Ordinal)
        || text.Contains("Users", StringComparison.Ordinal)
        || text.Contains("root", StringComparison.Ordinal);

    // A folder name inside a longer path or URL (example.com/home/page) is not a home folder, hence the look-behind.
    [GeneratedRegex(
        """(?<![A-Za-z0-9_.~-])(?:/(?:home|Users)/[^\s/\\"'`<>|:;,()\[\]{}]+|/(?:var/)?root(?![\w.-])|[A-Za-z]:(?:\\{1,2}|/)Users(?:\\{1,2}|/)[^\s/\\"'`<>|:;,()\[\]{}]+)""",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex HomeFolder();
}
