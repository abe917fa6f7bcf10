using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Json;

/// <summary>Reads times the way sources write them. A value that is no time is a <see cref="FormatException" /> that names the field only.</summary>
internal static partial class SourceTime
{
    // Below this a number counts seconds: as milliseconds it would lie in 1973, before anything this module can meet.
    private const long FirstMillisecondCount = 100_000_000_000;

    private const long LastMillisecond = 253_402_300_799_999;

    public static DateTimeOffset? FromMilliseconds(long? value, string field) =>
        value switch
        {
            null => null,
            >= 0 and <= LastMillisecond => DateTimeOffset.FromUnixTimeMilliseconds(value.Value),
            _ => throw NotATime(field),
        };

    /// <summary>Epoch milliseconds or seconds, as a number or in a string, or ISO 8601 (without an offset: UTC).</summary>
    public static DateTimeOffset? FromJson(JsonElement? value, string field) =>
        value switch
        {
            null or { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var count) => FromNumber(count, field),
            { ValueKind: JsonValueKind.String } text => FromText(text.GetString()!, field),
            _ => throw NotATime(field),
        };

    /// <summary>The time as it is stored: rows know milliseconds only.</summary>
    public static DateTimeOffset ToMilliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private static DateTimeOffset? FromText(string text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var count))
        {
            return FromNumber(count, field);
        }

        const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return
            Iso().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Universal, out var time)
            && time.ToUnixTimeMilliseconds() >= 0
            ? ToMilliseconds(time)
            : throw NotATime(field);
    }

    private static DateTimeOffset? FromNumber(double count, string field)
    {
        var milliseconds = Math.Abs(count) < FirstMillisecondCount ? count * 1000 : count;
        return milliseconds is >= 0 and <= LastMillisecond ? FromMilliseconds((long)milliseconds, field) : throw NotATime(field);
    }

    // Other forms would take what they lack from the present day.
    [GeneratedRegex(@"^\s*\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}|\s*\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    private static FormatException NotATime(string field) => new($"'{field}' is not a time.");
}
