using System.Buffers;
using System.Text.RegularExpressions;

namespace OpenClawSync.Redaction;

/// <summary>Home folders name a person; in stored text they become <c>~</c>.</summary>
internal static partial class HomeFolders
{
    // Every home folder holds one of these; most text holds none, and that is soon seen.
    private static readonly SearchValues<string> Marks = SearchValues.Create(["/home/", "Users", "root"], StringComparison.Ordinal);

    public static string Replace(string text) => Replace(text, _ => "~");

    /// <summary>Replaces each home folder by what a function makes of it.</summary>
    public static string Replace(string text, Func<string, string> mask) =>
        !text.AsSpan().ContainsAny(Marks) ? text : HomeFolder().Replace(text, match => mask(match.Value));

    // A folder name inside a longer path or URL (example.com/home/page) is not a home folder, hence the look-behind.
    [GeneratedRegex(
        """(?<![A-Za-z0-9_.~-])(?:/(?:home|Users)/[^\s/\\"'`<>|:;,()\[\]{}]+|/(?:var/)?root(?![\w.-])|[A-Za-z]:(?:\\{1,2}|/)Users(?:\\{1,2}|/)[^\s/\\"'`<>|:;,()\[\]{}]+)""",
        RegexOptions.CultureInvariant)]
    private static partial Regex HomeFolder();
}
