using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>Says that a record is malformed, and where, without quoting it.</summary>
internal static class Malformed
{
    public static Problem Row(string store, string table, string id, Exception failure) =>
        new(ErrorIds.RecordMalformed, $"{store}: {table}/{Name(id)}", Reason(failure));

    public static Problem Item(string store, string place, Exception failure) =>
        new(ErrorIds.RecordMalformed, $"{store}: {place}", Reason(failure));

    // Our own format errors name fields only; those of a parser quote what they met.
    private static string Reason(Exception failure) =>
        failure is FormatException ? failure.Message : "A field does not hold the JSON it should.";

    // An id can be anything, a secret too; only one of a harmless shape is shown.
    private static string Name(string id) => Guid.TryParseExact(id, "D", out _) ? id : "(id withheld)";
}
