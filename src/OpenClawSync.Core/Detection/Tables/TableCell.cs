using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Tables;

/// <summary>A cell of a row, without the blanks, quotes and emphasis around it.</summary>
internal readonly record struct TableCell(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>The cell within a part of the text.</summary>
    public static TableCell Trim(ReadOnlySpan<char> text, int start, int end)
    {
        while (true)
        {
            while (start < end && Chars.IsSpace(text[start]))
            {
                start++;
            }

            while (end > start && Chars.IsSpace(text[end - 1]))
            {
                end--;
            }

            if (end - start >= 4 && text[start] == '\\' && text[start + 1] == '"' && text[end - 1] == '"' && text[end - 2] == '\\')
            {
                (start, end) = (start + 2, end - 2);
            }
            else if (end - start >= 2 && text[start] is '"' or '\'' or '`' or '*' or '_' && text[end - 1] == text[start])
            {
                (start, end) = (start + 1, end - 1);
            }
            else
            {
                return new TableCell(start, end);
            }
        }
    }
}
