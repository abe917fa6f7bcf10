using System.Text.Json;

namespace OpenClawSync.Targets.Convex;

/// <summary>Reads the replies of an endpoint strictly.</summary>
internal static class IngestJson
{
    private const int MaxIdLength = 200;

    /// <exception cref="FormatException">
    /// The body is not JSON, a field is missing or has the wrong type, or a value is out of range.
    /// </exception>
    public static T Parse<T>(byte[] body, Func<JsonElement, T> read)
    {
        try
        {
            return read(JsonElement.Parse(body));
        }
        catch (Exception failure)
            when (failure is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException("The reply is invalid.", failure);
        }
    }

    /// <exception cref="FormatException">The value is null.</exception>
    public static string GetRequiredString(this JsonElement fields, string name) =>
        fields.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");

    /// <summary>An id that is kept, compared and shown.</summary>
    /// <exception cref="FormatException">The value is longer than an id, or contains control characters.</exception>
    public static string? GetId(this JsonElement fields, string name) =>
        !fields.TryGetProperty(name, out var value) || value.GetString() is not { } id ? null
        : id.Length <= MaxIdLength && !id.Any(char.IsControl) ? id
        : throw new FormatException($"'{name}' is not an id.");
}
