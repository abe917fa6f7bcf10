using System.Collections;
using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A row as a Mission Control holds it: a protected record, and what the target itself noted.</summary>
public sealed class StoredRecord : RowRecord
{
    internal StoredRecord(RecordKind kind, Row row)
        : base(kind, row) { }

    /// <summary>Makes a record out of the fields of a row, for tests of scripts that read rows.</summary>
    /// <param name="kind">The kind of record.</param>
    /// <param name="fields">The fields by their stored names, such as <c>sourceKey</c> and <c>title</c>; times are epoch
    /// milliseconds.</param>
    public StoredRecord(RecordKind kind, IDictionary fields)
        : base(kind, ToRow(fields)) { }

    /// <summary>
    /// The target that it was read from: the path of a file, or scheme and host of an endpoint; null for one that a script made.
    /// </summary>
    public string? Target { get; internal init; }

    /// <summary>When the row last changed in the target.</summary>
    public DateTimeOffset? UpdatedAt => Time("updatedAt");

    /// <summary>When the record was found to be missing at its source; null while it is there.</summary>
    public DateTimeOffset? RemovedAt => Time("removedAt");

    internal StoredRecord From(string target) => new(Kind, Row) { Target = target };

    private static Row ToRow(IDictionary fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var row = Row.Empty;
        foreach (DictionaryEntry field in fields)
        {
            // A list in a script is an array of objects.
            row = row.With((string)field.Key, field.Value is object[] items ? items.Select(item => $"{item}") : field.Value);
        }

        return row;
    }
}
