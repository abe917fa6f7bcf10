using System.Text;

namespace OpenClawSync.Schedules;

/// <summary>Writes words into a line for <c>/bin/sh</c>, and reads them back.</summary>
internal static class ShellText
{
    /// <summary>The text as one word: nothing in it is expanded.</summary>
    /// <remarks>
    /// The quotes are closed and opened again behind a backslash: some crons drop a backslash before another one or before a percent
    /// sign, others do not.
    /// </remarks>
    public static string Quote(string text) => $"'{string.Concat(text.Select(Unit))}'";

    /// <summary>The words of a line that was written by <see cref="Quote" /> and has no expansions.</summary>
    public static IReadOnlyList<string> Words(string line)
    {
        var (words, word, isQuoted, isWord) = (new List<string>(), new StringBuilder(), false, false);
        for (var at = 0; at < line.Length; at++)
        {
            var unit = line[at];
            if (unit == '\'')
            {
                (isQuoted, isWord) = (!isQuoted, true);
            }
            else if (unit == ' ' && !isQuoted)
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
                // Outside of quotes a backslash is there for the quote behind it.
                word.Append(unit == '\\' && !isQuoted && at + 1 < line.Length ? line[++at] : unit);
                isWord = true;
            }
        }

        if (isWord)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static string Unit(char unit) =>
        unit switch
        {
            '\'' => @"'\''",
            '\\' => @"\''",
            _ => unit.ToString(),
        };
}
