using System.Text;

namespace OpenClawSync.Schedules.Printed;

/// <summary>Joins arguments into one command line by the quoting rules of Windows programs.</summary>
internal static class ArgumentLine
{
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Word));

    private static string Word(string word)
    {
        if (word.Length > 0 && word.All(character => character is not (' ' or '\t' or '"')))
        {
            return word;
        }

        // Backslashes are special only before a quote, where they must be doubled.
        var (line, backslashes) = (new StringBuilder("\""), 0);
        foreach (var character in word)
        {
            if (character == '"')
            {
                line.Append('\\', backslashes + 1);
            }

            backslashes = character == '\\' ? backslashes + 1 : 0;
            line.Append(character);
        }

        return line.Append('\\', backslashes).Append('"').ToString();
    }
}
