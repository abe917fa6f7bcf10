using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>Says that a record is malformed, and where, without quoting it.</summary>
internal static class Malformed
{
    public static Problem Row(RecordKind kind, string store, string table, string id, Exception failure) =>
        Item(kind, store, $"{table}/{Name(id)}", failure);

    public static Problem Item(RecordKind kind, string store, string place, Exception failure) =>
        Problem.Error(ErrorIds.RecordMalformed, $"{store}: {place}", Reason(failure), kind);

    /// <summary>Whether a failure means that the data is not as it should be, rather than that something else is wrong.</summary>
    public static bool Means(Exception failure) =>
        failure is FormatException or System.Text.Json.JsonException or InvalidOperationException or OverflowException or ArgumentException;

    /// <summary>An id can be anything, a secret too; only one of a harmless shape is shown.</summary>
    public static string Name(string id) => Guid.TryParseExact(id, "D", out _) ? id : "(id withheld)";

    // Our own format errors name fields only; those of a parser quote what they met.
    private static string Reason(Exception failure) =>
        failure is FormatException ? failure.Message : "A field does not hold the JSON it should.";
}
