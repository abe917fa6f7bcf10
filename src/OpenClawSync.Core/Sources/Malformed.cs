using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>Says that a record is malformed, and where, without quoting it.</summary>
internal static class Malformed
{
    public static Problem Row(RecordKind kind, string store, string table, string id, Exception failure) =>
        Item(kind, store, $"{table}/{Name(id)}", failure);

    public static Problem Item(RecordKind kind, string store, string place, Exception failure) =>
        Problem.Error(ErrorIds.RecordMalformed, $"{store}: {place}", Reason(failure), kind);

    /// <summary>An id can be anything, a secret too; only one of a harmless shape is shown.</summary>
    public static string Name(string id) => Guid.TryParseExact(id, "D", out _) ? id : "(id withheld)";

    // Our own format errors name fields only; those of a parser quote what they met.
    private static string Reason(Exception failure) =>
        failure is FormatException ? failure.Message : "A field does not hold the JSON it should.";
}
