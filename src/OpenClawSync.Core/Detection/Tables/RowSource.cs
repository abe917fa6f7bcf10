namespace OpenClawSync.Detection.Tables;

/// <summary>The rows of a table, one after the other. A copy of it reads them again.</summary>
/// <param name="text">The whole text.</param>
/// <param name="form">What separates the cells.</param>
/// <param name="columns">How many headings there are.</param>
/// <param name="start">Where the first row begins.</param>
/// <param name="isEscaped">Whether the line breaks are escaped.</param>
internal ref struct RowSource(ReadOnlySpan<char> text, TableForm form, int columns, int start, bool isEscaped)
{
    // An exported list of logins can have many thousands. Each table is read once, so that the work stays linear.
    private const int MaxRows = 1 << 20;
    private const int MaxSize = 1 << 26;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly TableForm _form = form;
    private readonly int _columns = columns;
    private readonly int _limit = start + Math.Min(text.Length, MaxSize);
    private readonly bool _isEscaped = isEscaped;
    private int _rows;

    /// <summary>Where the next row begins.</summary>
    public int Next { get; private set; } = start;

    /// <summary>Fills in the cells of the next row; false at the end of the table.</summary>
    public bool TryRead(scoped Span<TableCell> cells, out int count)
    {
        count = 0;
        while (_rows < MaxRows && Next < _limit)
        {
            if (_form == TableForm.Elements)
            {
                var at = Next;
                if (!ElementRows.TryRead(_text, ref at, cells, out count, out _))
                {
                    return false;
                }

                Next = at;
                _rows++;
                return true;
            }

            if (!TextLine.TryRead(_text, Next, _isEscaped, out var line) || line.IsBlank(_text))
            {
                return false;
            }

            if (RowReader.IsRule(_text[line.Start..line.End]))
            {
                Next = line.Next;
                _rows++;
                continue;
            }

            count = RowReader.Split(_text, line, _form, cells);
            if (!Belongs(count) || (_form == TableForm.Bars && !_text[line.Start..line.End].ContainsAny('|', '│', '｜')))
            {
                return false;
            }

            Next = line.Next;
            _rows++;
            return true;
        }

        return false;
    }

    /// <summary>Where the table ends.</summary>
    public int End()
    {
        Span<TableCell> cells = stackalloc TableCell[RowReader.MaxCells];
        while (TryRead(cells, out _))
        {
            continue;
        }

        return Next;
    }

    // A comma or two blanks may also stand in a sentence after the table.
    private readonly bool Belongs(int count) =>
        _form switch
        {
            TableForm.Commas => count == _columns,
            TableForm.Bars => count > 1 || _columns == 1,
            _ => count > 1,
        };
}
