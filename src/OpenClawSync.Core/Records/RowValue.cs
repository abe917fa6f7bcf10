namespace OpenClawSync.Records;

/// <summary>The values a row can hold.</summary>
internal static class RowValue
{
    /// <summary>The value as a row keeps it: whole numbers as long, times as epoch milliseconds, lists as copies that nobody can change.</summary>
    public static object? Normalize(string name, object? value) =>
        value switch
        {
            null or string or long or bool => value,
            int number => (long)number,
            DateTimeOffset time => time.ToUnixTimeMilliseconds(),
            IEnumerable<string> list => Array.AsReadOnly(list.ToArray()),
            _ => throw new ArgumentException($"A row cannot hold a {value.GetType().Name} in '{name}'.", nameof(value)),
        };
}
