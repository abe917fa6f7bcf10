namespace OpenClawSync.Records;

/// <summary>
/// Compares the names that exist with those that an operator gave, and tells which of the given names do not exist and which existing ones
/// are similar.
/// </summary>
/// <param name="wanted">The names and patterns.</param>
internal sealed class NameSearch(IReadOnlyList<NamePattern> wanted)
{
    // A hint lists few names, and memory must not grow with the number of names.
    private const int MaxKnown = 500;
    private const int MaxShown = 5;

    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool[] _isFound = new bool[wanted.Count];

    /// <summary>Whether an existing name is wanted.</summary>
    public bool Matches(string name)
    {
        if (_known.Count < MaxKnown)
        {
            _known.Add(name);
        }

        var isWanted = false;
        for (var index = 0; index < _isFound.Length; index++)
        {
            if (wanted[index].Matches(name))
            {
                isWanted = _isFound[index] = true;
            }
        }

        return isWanted;
    }

    /// <summary>The names that were given and do not exist, each with a hint at similar names.</summary>
    public IEnumerable<(string Name, string Hint)> Missing() =>
        wanted.Where((pattern, index) => pattern.IsName && !_isFound[index]).Select(pattern => (pattern.Text, Hint(pattern.Text)));

    /// <summary>A sentence with a space before it that names what exists; empty when nothing similar does.</summary>
    private string Hint(string name)
    {
        string[] near = [.. _known.Where(known => IsNear(name, known)).Order(StringComparer.OrdinalIgnoreCase).Take(MaxShown)];
        return near.Length > 0 ? $" Did you mean {string.Join(" or ", near)}?"
            : _known.Count is > 0 and <= MaxShown ? $" Existing: {string.Join(", ", _known.Order(StringComparer.OrdinalIgnoreCase))}."
            : "";
    }

    private static bool IsNear(string given, string known) =>
        known.Contains(given, StringComparison.OrdinalIgnoreCase)
        || given.Contains(known, StringComparison.OrdinalIgnoreCase)
        || Distance(given.ToUpperInvariant(), known.ToUpperInvariant()) <= Math.Max(1, given.Length / 4);

    // The number of characters to insert, delete, replace or exchange with the next one.
    private static int Distance(string left, string right)
    {
        var (older, before, current) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var column = 0; column <= right.Length; column++)
        {
            before[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                current[column] = Math.Min(Math.Min(current[column - 1], before[column]) + 1, before[column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    current[column] = Math.Min(current[column], older[column - 2] + 1);
                }
            }

            (older, before, current) = (before, current, older);
        }

        return before[right.Length];
    }
}
