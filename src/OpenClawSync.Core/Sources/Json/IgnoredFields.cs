using System.Globalization;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Json;

/// <summary>
/// The fields of one file or table whose values cannot be what their names say. They are left out without their record, and reported
/// together.
/// </summary>
internal sealed class IgnoredFields
{
    private const int MaxNames = 6;

    // The names come from our own code, so they are safe to print.
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private long _count;

    public void Add(string name)
    {
        _count++;
        _names.Add(name);
    }

    /// <summary>The warning about all of them; null when there is none.</summary>
    public Problem? Warning(string place, RecordKind kind) =>
        _count switch
        {
            0 => null,
            1 => Warning(place, $"1 value of {kind} records cannot be read and was left out: {Names}."),
            _ => Warning(
                place,
                string.Create(CultureInfo.InvariantCulture, $"{_count} values of {kind} records cannot be read and were left out: {Names}.")
            ),
        };

    private static Problem Warning(string place, string message) => Problem.Warning(ErrorIds.FieldIgnored, place, message);

    private string Names =>
        string.Join(", ", _names.Take(MaxNames)) + (_names.Count > MaxNames ? $" and {_names.Count - MaxNames} more fields" : "");
}
