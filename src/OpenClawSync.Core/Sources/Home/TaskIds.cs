using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// The ids of the tasks of a home. Two rows can have the same one although their store tells them apart: in a table without a key, and
/// where ids differ in what is no text. The first one counts, in every run.
/// </summary>
internal sealed class TaskIds
{
    // Eight bytes of a hash represent each id, so that many tasks need little memory.
    private readonly HashSet<ulong> _ids = [];

    /// <summary>Leaves out tasks with the id of an earlier one, and reports them.</summary>
    /// <param name="place">Where the tasks are.</param>
    /// <param name="outcomes">The outcomes of reading.</param>
    public IEnumerable<ReadOutcome> Distinct(string place, IEnumerable<ReadOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            yield return outcome.Record is TaskRecord task && !_ids.Add(Hash(task.Id))
                ? Problem.Error(ErrorIds.RecordDuplicate, place, "An earlier task has the same id; this one was left out.", RecordKind.Task)
                : outcome;
        }
    }

    private static ulong Hash(string id) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
