using System.Globalization;
using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Starter;

/// <summary>The guide's starter JSON as a source.</summary>
internal sealed class StarterSource : IRecordSource
{
    private readonly JsonDocument _document;
    private readonly string _name;

    public StarterSource(string path)
    {
        _name = Path.GetFileName(path);
        _document = StarterDocument.Open(path, _name);
    }

    public IEnumerable<ReadOutcome> Read(RecordKind kind, CancellationToken cancellationToken)
    {
        var root = new JsonFields(_document.RootElement);
        var data = root.Element("data") is { ValueKind: JsonValueKind.Object } inner ? new JsonFields(inner) : root;
        var list = kind switch { RecordKind.Task => "tasks", RecordKind.Cron => "cronJobs", _ => "memoryEntries" };
        return data.Element(list) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } items => Items(kind, list, items, cancellationToken),
            _ => [new Problem(ErrorIds.RecordMalformed, $"{_name}: {list}", "It is not a list.")],
        };
    }

    public void Dispose() => _document.Dispose();

    private IEnumerable<ReadOutcome> Items(RecordKind kind, string list, JsonElement items, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var item in items.EnumerateArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Item(kind, string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]"), item, seen);
            index++;
        }
    }

    private ReadOutcome Item(RecordKind kind, string place, JsonElement item, HashSet<string> seen)
    {
        try
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("It is not an object.");
            }

            var record = StarterItem.Read(kind, new JsonFields(item));
            return seen.Add(record.RawKey[0])
                ? record
                : new Problem(ErrorIds.RecordDuplicate, $"{_name}: {place}", "An earlier item has the same id; this one was left out.");
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException)
        {
            return Malformed.Item(_name, place, failure);
        }
    }
}
