using System.Text.Json;

namespace OpenClawSync.Targets.Convex;

/// <summary>Reads the replies of an endpoint strictly.</summary>
internal static class IngestJson
{
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
            when (failure is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw new FormatException("The reply is invalid.", failure);
        }
    }

    /// <exception cref="FormatException">The value is null.</exception>
    public static string GetRequiredString(this JsonElement fields, string name) =>
        fields.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");
}
