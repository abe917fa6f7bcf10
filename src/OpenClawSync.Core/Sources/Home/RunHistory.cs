using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// Makes one record of each run of a job, although a home can contain several of it: the task of the run, a line of a log, and a copy of
/// that line that an upgrade made. The logs are read first. What they say of a run that has a task completes the task, and any other run in
/// them is a record of its own.
/// </summary>
/// <remarks>
/// Eight bytes of a hash represent each run. Whole records are kept only for runs that have a task, and OpenClaw deletes tasks after a
/// week.
/// </remarks>
internal sealed class RunHistory
{
    private readonly HashSet<ulong> _tasks = [];
    private readonly HashSet<ulong> _read = [];
    private readonly Dictionary<ulong, TaskRecord> _logged = [];

    /// <summary>Whether a log, or a table of tasks, could not be read, so that any run may lack what it adds.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>Announces a run that has a task.</summary>
    public void Expect(string id) => _tasks.Add(Hash(id));

    /// <summary>
    /// Takes what a log says about a run. Returns null if the run was read already, or has a task that is still to be read.
    /// </summary>
    public TaskRecord? TakeLogged(TaskRecord run)
    {
        var hash = Hash(run.Id);
        if (!_tasks.Contains(hash))
        {
            return _read.Add(hash) ? run : null;
        }

        _logged[hash] = _logged.TryGetValue(hash, out var before) ? Complete(before, run, before.Id) : run;
        return null;
    }

    /// <summary>Takes the task of a run, and completes it with what a log said about the run.</summary>
    public TaskRecord TakeTask(TaskRecord run)
    {
        var hash = Hash(run.Id);
        var logged = _logged.GetValueOrDefault(hash);
        _logged.Remove(hash);
        var id = run.Id;
        for (var number = 2; !_read.Add(Hash(id)); number++)
        {
            id = CronRunId.Numbered(run.Id, number);
        }

        return logged is null && id == run.Id ? run : Complete(run, logged, id);
    }

    private static TaskRecord Complete(TaskRecord run, TaskRecord? other, string id) =>
        new()
        {
            Id = id,
            SourceFormat = run.SourceFormat,
            SourceUpdatedAt = run.SourceUpdatedAt,
            Runtime = run.Runtime,
            TaskKind = run.TaskKind,
            AgentId = run.AgentId ?? other?.AgentId,
            Label = run.Label ?? other?.Label,
            Prompt = run.Prompt,
            Status = run.Status == TaskStatus.Unknown ? other?.Status ?? run.Status : run.Status,
            Summary = run.Summary ?? (IsOver(run) ? other?.Summary : null),
            CronJobId = run.CronJobId,
            CreatedAt = run.CreatedAt,
            StartedAt = run.StartedAt ?? other?.StartedAt,
            EndedAt = run.EndedAt ?? other?.EndedAt,
            DurationMs = other?.DurationMs ?? run.DurationMs,
            Model = run.Model ?? other?.Model,
            TokensUsed = run.TokensUsed ?? other?.TokensUsed,
            DeliveryStatus = run.DeliveryStatus ?? other?.DeliveryStatus,
        };

    private static bool IsOver(TaskRecord run) => run.Status is not ("queued" or "running");

    private static ulong Hash(string id) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
