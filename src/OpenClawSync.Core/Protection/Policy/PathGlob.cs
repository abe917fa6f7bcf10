using System.Text;
using System.Text.RegularExpressions;

namespace OpenClawSync.Protection.Policy;

/// <summary>
/// A path pattern: <c>*</c> and <c>?</c> match within a segment, <c>**</c> matches any number of segments. It matches the end of a path,
/// beginning at any segment, unless it starts with a slash. It is case-sensitive, and a backslash counts as a slash.
/// </summary>
internal sealed class PathGlob(string pattern)
{
    private readonly Regex _regex = new(
        Translate(pattern.Replace('\\', '/')),
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline
    );

    public bool Matches(string path) => _regex.IsMatch(path.Replace('\\', '/'));

    private static string Translate(string glob)
    {
        var regex = new StringBuilder(glob.StartsWith('/') ? "^" : "(?:^|/)");
        for (var at = 0; at < glob.Length; at++)
        {
            var rest = glob.AsSpan(at);
            if (rest.StartsWith("**/") && (at == 0 || glob[at - 1] == '/'))
            {
                regex.Append("(?:[^/]*/)*");
                at += 2;
            }
            else if (rest.StartsWith("**"))
            {
                regex.Append(".*");
                at++;
            }
            else
            {
                regex.Append(
                    glob[at] switch
                    {
                        '*' => "[^/]*",
                        '?' => "[^/]",
                        var c => Regex.Escape(c.ToString()),
                    }
                );
            }
        }

        return regex.Append("\\z").ToString();
    }
}
