namespace OpenClawSync.Records;

/// <summary>Looks for a field among fields in the ordinal order of their names.</summary>
internal static class RowFields
{
    /// <summary>The place of the field, or the complement of the place where it belongs.</summary>
    public static int IndexOf(ReadOnlySpan<KeyValuePair<string, object>> fields, string name)
    {
        var (low, high) = (0, fields.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(fields[middle].Key, name);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
