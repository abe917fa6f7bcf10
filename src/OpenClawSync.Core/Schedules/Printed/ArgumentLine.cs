using System.Text;

namespace OpenClawSync.Schedules.Printed;

/// <summary>Writes words into one line as programs of Windows take it apart.</summary>
internal static class ArgumentLine
{
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Word));

    private static string Word(string word)
    {
        if (word.Length > 0 && word.All(unit => unit is not (' ' or '\t' or '"')))
        {
            return word;
        }

        // Backslashes count only in front of a quote, and there twice.
        var (line, backslashes) = (new StringBuilder("\""), 0);
        foreach (var unit in word)
        {
            if (unit == '"')
            {
                line.Append('\\', backslashes + 1);
            }

            backslashes = unit == '\\' ? backslashes + 1 : 0;
            line.Append(unit);
        }

        return line.Append('\\', backslashes).Append('"').ToString();
    }
}
