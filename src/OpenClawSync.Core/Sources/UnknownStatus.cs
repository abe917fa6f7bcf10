using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>Says that a status is not one of the vocabulary, without repeating it.</summary>
internal static class UnknownStatus
{
    public static Problem Note(string store, string place) =>
        Problem.Note(ErrorIds.StatusUnknown, $"{store}: {place}", "The status is not a known one; it is stored as 'unknown'.");

    public static Problem Note(string store, string table, string id) => Note(store, $"{table}/{Malformed.Name(id)}");
}
