using System.Collections.Immutable;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>A real target and the mishaps a schedule can inflict on it. Whatever is opened is closed before the next operation.</summary>
internal abstract class ModelTarget(InstanceId instance) : IDisposable
{
    public InstanceId Instance => instance;

    /// <summary>The keys whose rows it refuses.</summary>
    public ImmutableHashSet<string> Refused { get; set; } = [];

    /// <summary>The tombstones that a request made rows again.</summary>
    public virtual ICollection<string> Revived => [];

    /// <summary>Whether it may have stored rows without the client learning of it; they are found when the policy changes.</summary>
    public virtual bool MayHaveOrphans => false;

    /// <summary>How many rows were sent to it.</summary>
    public virtual long RowsPosted => 0;

    /// <summary>The content of every stored file, to be searched for secrets.</summary>
    public abstract IEnumerable<byte[]> Files { get; }

    /// <summary>Opens it for a run, or for a push by hand, which has no source.</summary>
    public abstract ISyncTarget Open(int batchSize, bool isByHand, Faults faults);

    public abstract TargetMemory? OpenMemory();

    /// <summary>Opens the memory read-only, which is much cheaper.</summary>
    public abstract TargetMemory? FindMemory();

    public abstract IReadOnlyList<StoredRecord> Rows();

    public abstract IReadOnlyList<SyncRun> Runs();

    public abstract void BackUp();

    /// <summary>Loses rows in one way or another, and returns a description.</summary>
    public abstract string LoseRows(SeededRandom random);

    /// <summary>Releases the instance to the next source that writes.</summary>
    public virtual void ReleaseClaim(TargetMemory? memory) => memory?.ReleaseClaim();

    /// <summary>May make some statement fail in the database that a run writes.</summary>
    public abstract void InjectDatabaseFault(Faults faults);

    public abstract void Repair();

    public abstract void Dispose();

    protected LedgerName Name(string url, bool isByHand) => new(url, instance, isByHand ? null : new SourceName("home", "home"));
}
