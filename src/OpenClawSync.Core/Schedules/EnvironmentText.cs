using System.Text;
using System.Text.RegularExpressions;

namespace OpenClawSync.Schedules;

/// <summary>
/// Finds a variable in the text of an environment file, as systemd or a shell would set it. What only a shell can evaluate is not.
/// </summary>
internal static partial class EnvironmentText
{
    private const string Operators = ";&|<>()`";

    /// <summary>Finds the value that a variable has in the end.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="isShell">Whether a shell reads the file, which expands variables in it.</param>
    /// <param name="value">The value; null if the variable is not set.</param>
    /// <returns>Whether the value is known.</returns>
    public static bool TryFind(string text, string name, bool isShell, out string? value)
    {
        value = null;
        var isKnown = true;
        foreach (var line in text.Split('\n'))
        {
            if (Assignment().Match(line) is { Success: true } match && match.Groups["name"].Value == name)
            {
                value = Read(match.Groups["value"].Value.TrimEnd(), isShell);
                isKnown = value is not null;
            }
        }

        return isKnown;
    }

    // Null when only a shell can tell, and for a value that does not end on its line.
    private static string? Read(string raw, bool isShell)
    {
        var (value, quote) = (new StringBuilder(), '\0');
        for (var at = 0; at < raw.Length; at++)
        {
            var character = raw[at];
            if (quote == '\0' && character is '\'' or '"')
            {
                quote = character;
            }
            else if (character == quote)
            {
                quote = '\0';
            }
            else if (quote == '\'')
            {
                value.Append(character);
            }
            else if (character == '\\')
            {
                if (++at == raw.Length)
                {
                    return null;
                }

                value.Append(quote == '\0' || raw[at] is '"' or '\\' or '$' or '`' ? "" : "\\").Append(raw[at]);
            }
            else if (isShell && IsHome(raw.AsSpan(at), quote, at == 0, out var length))
            {
                value.Append(Home);
                at += length - 1;
            }
            else if (isShell && IsForShell(character, quote, at))
            {
                return quote == '\0' && IsRest(raw.AsSpan(at)) ? value.ToString() : null;
            }
            else
            {
                value.Append(character);
            }
        }

        return quote == '\0' ? value.ToString() : null;
    }

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static bool IsHome(ReadOnlySpan<char> rest, char quote, bool isFirst, out int length)
    {
        length =
            rest.StartsWith("${HOME}") ? "${HOME}".Length
            : rest.StartsWith("$HOME") && (rest.Length == 5 || !IsOfName(rest[5])) ? "$HOME".Length
            : isFirst && quote == '\0' && rest[0] == '~' && (rest.Length == 1 || rest[1] == '/') ? 1
            : 0;
        return length > 0;
    }

    private static bool IsForShell(char character, char quote, int at) =>
        character is '$' or '`'
        || (quote == '\0' && (char.IsWhiteSpace(character) || Operators.Contains(character) || (character == '~' && at == 0)));

    // What may follow a word without changing what it means.
    private static bool IsRest(ReadOnlySpan<char> rest) =>
        rest.TrimStart() is ['#', ..] && char.IsWhiteSpace(rest[0]) || rest.Trim() is ";";

    private static bool IsOfName(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    [GeneratedRegex(@"^\s*(export\s+)?(?<name>\w+)=(?<value>.*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();
}
