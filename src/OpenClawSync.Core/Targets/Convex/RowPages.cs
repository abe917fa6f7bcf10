namespace OpenClawSync.Targets.Convex;

/// <summary>Reads all pages of rows, as long as the endpoint goes on.</summary>
internal static class RowPages
{
    // A page may be empty where all its rows were filtered out.
    private const int MaxEmptyPages = 1000;

    /// <param name="read">Reads the page at a cursor; the first one at null.</param>
    /// <exception cref="FormatException">The endpoint repeats a cursor, or sends empty pages without end.</exception>
    public static IEnumerable<StoredRecord> Read(Func<string?, RowPage> read)
    {
        var empty = 0;
        for (string? cursor = null, next; ; cursor = next)
        {
            var page = read(cursor);
            next = page.Next;
            empty = page.Rows.Count == 0 ? empty + 1 : 0;
            if (next is not null && (next == cursor || empty > MaxEmptyPages))
            {
                throw new FormatException("The pages do not end.");
            }

            foreach (var row in page.Rows)
            {
                yield return row;
            }

            if (next is null)
            {
                yield break;
            }
        }
    }
}
