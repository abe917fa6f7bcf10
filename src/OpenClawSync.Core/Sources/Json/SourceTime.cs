using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Json;

/// <summary>
/// Reads times in the formats that sources use. Programs write 0 for a time that they do not have. An invalid time throws a
/// <see cref="FormatException" /> that names the field and not its value.
/// </summary>
internal static partial class SourceTime
{
    // Smaller numbers are seconds. As milliseconds they would be before 1974, earlier than any record of OpenClaw.
    private const long FirstMillisecondCount = 100_000_000_000;

    private const long LastMillisecond = 253_402_300_799_999;

    public static DateTimeOffset? FromMilliseconds(long? value, string field) =>
        value switch
        {
            null or 0 => null,
            > 0 and <= LastMillisecond => DateTimeOffset.FromUnixTimeMilliseconds(value.Value),
            _ => throw NotATime(field),
        };

    /// <summary>Reads epoch milliseconds or seconds, as a number or a string, or ISO 8601, which is in UTC when it has no offset.</summary>
    public static DateTimeOffset? FromJson(JsonElement? value, string field) =>
        value switch
        {
            null or { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var count) => FromNumber(count, field),
            { ValueKind: JsonValueKind.String } text => FromText(text.GetString()!, field),
            _ => throw NotATime(field),
        };

    /// <summary>Whether a number can be epoch milliseconds.</summary>
    public static bool IsMilliseconds(long value) => value is >= 0 and <= LastMillisecond;

    /// <summary>Truncates a time to milliseconds, which is the precision of rows.</summary>
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

    // Other formats lack the date, which the parser would take from the current day.
    [GeneratedRegex(@"^\s*\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}|\s*\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    private static FormatException NotATime(string field) => new($"'{field}' is not a time.");
}
