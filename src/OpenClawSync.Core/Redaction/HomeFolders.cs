using System.Text.RegularExpressions;

namespace OpenClawSync.Redaction;

/// <summary>Home folders name a person; in stored text they become <c>~</c>.</summary>
internal static partial class HomeFolders
{
    public static string Replace(string text) =>
        text.AsSpan().IndexOfAny('/', '\\') < 0 ? text : HomeFolder().Replace(text, "~");

    // A folder name inside a longer path or URL (example.com/home/page) is not a home folder, hence the look-behind.
    [GeneratedRegex(
        """(?<![A-Za-z0-9_.~-])(?:/(?:home|Users)/[^\s/\\"'`<>|:;,()\[\]{}]+|/(?:var/)?root(?![\w.-])|[A-Za-z]:(?:\\{1,2}|/)Users(?:\\{1,2}|/)[^\s/\\"'`<>|:;,()\[\]{}]+)""",
        RegexOptions.CultureInvariant)]
    private static partial Regex HomeFolder();
}
