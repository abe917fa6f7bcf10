using System.Text;

namespace OpenClawSync.Schedules;

/// <summary>Writes words into a line for <c>/bin/sh</c>, and reads them back.</summary>
internal static class ShellText
{
    /// <summary>Keeps the processes that follow from writing core dumps, which would contain raw records.</summary>
    public const string NoDumps = "ulimit -c 0; ";

    /// <summary>The text as one word, in which nothing is expanded.</summary>
    /// <remarks>
    /// A quote is written outside of the quotes, after a backslash. After each backslash the quotes are closed and opened again, because
    /// some crons drop a backslash before another backslash or a percent sign, and others do not.
    /// </remarks>
    public static string Quote(string text) => $"'{string.Concat(text.Select(Escape))}'";

    /// <summary>The words of a line that was written with <see cref="Quote" />.</summary>
    public static IReadOnlyList<string> Words(string line)
    {
        var (words, word, isQuoted, isWord) = (new List<string>(), new StringBuilder(), false, false);
        for (var at = 0; at < line.Length; at++)
        {
            var character = line[at];
            if (character == '\'')
            {
                (isQuoted, isWord) = (!isQuoted, true);
            }
            else if (character == ' ' && !isQuoted)
            {
                if (isWord)
                {
                    words.Add(word.ToString());
                }

                word.Clear();
                isWord = false;
            }
            else
            {
                // Outside of quotes a backslash escapes the quote after it.
                word.Append(character == '\\' && !isQuoted && at + 1 < line.Length ? line[++at] : character);
                isWord = true;
            }
        }

        if (isWord)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static string Escape(char character) =>
        character switch
        {
            '\'' => @"'\''",
            '\\' => @"\''",
            _ => character.ToString(),
        };
}
