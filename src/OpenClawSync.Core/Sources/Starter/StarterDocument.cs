using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Records;
using OpenClawSync.Sources.Json;

namespace OpenClawSync.Sources.Starter;

/// <summary>
/// Streams the records of a starter document, which is either the lists alone or the full envelope with the lists in <c>data</c>.
/// </summary>
internal sealed class StarterDocument(string name)
{
    private static readonly Dictionary<string, RecordKind> Kinds = new(StringComparer.Ordinal)
    {
        ["tasks"] = RecordKind.Task,
        ["cronJobs"] = RecordKind.Cron,
        ["memoryEntries"] = RecordKind.Memory,
    };

    private static readonly JsonList Lists = new(Kinds.Keys.ToDictionary(JsonFields.Normalize), container: "data");

    // Eight bytes of a hash represent each id, so that long documents need little memory.
    private readonly HashSet<ulong> _ids = [];

    /// <exception cref="JsonListException">The text is not JSON of that form.</exception>
    public static void Check(TextReader text) => Lists.Check(text);

    /// <exception cref="JsonListException">The text is not JSON of that form.</exception>
    public IEnumerable<ReadOutcome> Read(TextReader text, ReadRequest request, CancellationToken cancellationToken)
    {
        foreach (var item in Lists.Read(text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (request.Kinds.Contains(Kinds[item.List]))
            {
                foreach (var outcome in Outcomes(Kinds[item.List], item))
                {
                    yield return outcome;
                }
            }
        }
    }

    private IEnumerable<ReadOutcome> Outcomes(RecordKind kind, JsonListItem item)
    {
        try
        {
            var fields = new JsonFields(item.Value ?? throw new FormatException("It is not a list."));
            var record = StarterItem.Read(kind, fields);
            if (!_ids.Add(ShortHash(kind, record.RawKey[0])))
            {
                return
                [
                    Problem.Error(
                        ErrorIds.RecordDuplicate,
                        $"{name}: {item.Place}",
                        "An earlier item has the same id; this one was left out.",
                        kind
                    ),
                ];
            }

            return record is TaskRecord { Status: TaskStatus.Unknown } && fields.Element("status") is not null
                ? [record, RecordProblem.UnknownStatus(name, item.Place)]
                : [record];
        }
        catch (Exception failure) when (RecordProblem.MeansMalformed(failure))
        {
            return [RecordProblem.Malformed(kind, name, item.Place, failure)];
        }
    }

    private static ulong ShortHash(RecordKind kind, string id) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{id}")));
}
