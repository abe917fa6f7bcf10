using System.Text.RegularExpressions;

namespace OpenClawSync.Protection;

/// <summary>Replaces home folders, which name a person, by <c>~</c>.</summary>
internal static partial class HomeFolders
{
    public static string Replace(string text) => Replace(text, _ => "~");

    /// <summary>Replaces each home folder by the result of a function.</summary>
    public static string Replace(string text, Func<string, string> mask) =>
        MayContainOne(text) ? HomeFolder().Replace(text, match => mask(match.Value)) : text;

    // A quick check, because every home folder contains one of these and most text contains none.
    private static bool MayContainOne(ReadOnlySpan<char> text) =>
        text.Contains("/home/", StringComparison.Ordinal)
        || text.Contains("Users", StringComparison.Ordinal)
        || text.Contains("root", StringComparison.Ordinal);

    // The look-behind excludes folder names inside a longer path or URL, such as example.com/home/page.
    [GeneratedRegex(
        """(?<![A-Za-z0-9_.~-])(?:/(?:home|Users)/[^\s/\\"'`<>|:;,()\[\]{}]+|/(?:var/)?root(?![\w.-])"""
            + """|[A-Za-z]:(?:\\{1,2}|/)Users(?:\\{1,2}|/)[^\s/\\"'`<>|:;,()\[\]{}]+)""",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex HomeFolder();
}
