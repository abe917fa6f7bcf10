using System.Globalization;

namespace OpenClawSync.Records;

/// <summary>A number and the noun that it counts.</summary>
internal static class Quantity
{
    /// <param name="count">The number.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="many">The noun for any other number; null if it only has an s at its end.</param>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
