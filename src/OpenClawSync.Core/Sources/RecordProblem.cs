using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>Creates the problems that single records of a source can have. None of them contains a value of the record.</summary>
internal static class RecordProblem
{
    /// <summary>Whether an exception means that data is malformed, rather than that something else failed.</summary>
    public static bool MeansMalformed(Exception failure) =>
        failure is FormatException or JsonException or InvalidOperationException or OverflowException or ArgumentException;

    public static Problem MalformedRow(RecordKind kind, string store, string table, string id, Exception failure) =>
        Malformed(kind, store, $"{table}/{Printable(id)}", failure);

    public static Problem Malformed(RecordKind kind, string store, string place, Exception failure) =>
        Problem.Error(ErrorIds.RecordMalformed, $"{store}: {place}", Reason(failure), kind);

    public static Problem UnknownStatusInRow(string store, string table, string id) => UnknownStatus(store, $"{table}/{Printable(id)}");

    public static Problem UnknownStatus(string store, string place) =>
        Problem.Note(ErrorIds.StatusUnknown, $"{store}: {place}", "The status is not a known one; it is stored as 'unknown'.");

    // An id can be anything, including a secret, so only one with a harmless format is shown.
    private static string Printable(string id) => Guid.TryParseExact(id, "D", out _) ? id : "(id withheld)";

    // The messages of our own format exceptions name fields only. Those of a parser quote the input.
    private static string Reason(Exception failure) =>
        failure is FormatException ? failure.Message : "A field does not hold the JSON it should.";
}
