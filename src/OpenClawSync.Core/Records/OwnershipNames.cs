namespace OpenClawSync.Records;

/// <summary>The values of ownership. A row with another one could be read by nobody.</summary>
internal static class OwnershipNames
{
    public static string[] Visibilities { get; } = ["private", "team", "public"];

    public static string[] OwnerTypes { get; } = ["user", "role", "system"];

    /// <summary>The value as it is stored; null for null or an empty text, which scripts assign to clear a property.</summary>
    /// <exception cref="ArgumentException">It is none of the names.</exception>
    public static string? Require(string property, string? value, string[] names) =>
        string.IsNullOrEmpty(value)
            ? null
            : Array.Find(names, name => name.Equals(value, StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException($"{property} must be {names[0]}, {names[1]} or {names[2]}.");
}
