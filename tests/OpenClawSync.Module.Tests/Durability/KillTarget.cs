using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>A target for runs that are killed.</summary>
internal abstract class KillTarget : IDisposable
{
    private static readonly string[] Changing = ["updatedAt", "_id", "_creationTime"];

    protected TempFolder Folder { get; } = new();

    public string State => Path.Combine(Folder.Path, "state");

    public abstract int[] BatchSizes { get; }

    public abstract PwshSettings Settings { get; }

    /// <summary>The arguments that select it.</summary>
    public abstract string Arguments { get; }

    /// <summary>Every row by key, without the fields for time and place of writing. Fails for a duplicate key.</summary>
    public Dictionary<string, string> Rows() =>
        Read()
            .ToDictionary(
                row => (string)row["sourceKey"]!,
                row =>
                    string.Join(
                        '\n',
                        row.Where(field => !Changing.Contains(field.Key) && field.Value is not null)
                            .OrderBy(field => field.Key, StringComparer.Ordinal)
                            .Select(field => $"{field.Key}={field.Value}")
                    ),
                StringComparer.Ordinal
            );

    /// <summary>The number of kills after a run began to write and before it was logged.</summary>
    public int Partial { get; protected set; }

    /// <summary>Examines the target after a run.</summary>
    public abstract void Note(KilledRun run);

    /// <summary>Fails if a row was created more than once.</summary>
    public abstract void AssertEachWasCreatedOnce();

    /// <summary>Canaries in everything that the runs wrote and sent.</summary>
    public virtual IEnumerable<string> Leaks(LeakSearch search) => StoredLeaks(search);

    /// <summary>Canaries in the current rows.</summary>
    public virtual IEnumerable<string> StoredLeaks(LeakSearch search) => search.InFolder(Folder.Path);

    /// <summary>Copies the installation's key from another target, so that keys and hashes are equal.</summary>
    public void TakeInstallationOf(KillTarget other)
    {
        Directory.CreateDirectory(State);
        File.Copy(Path.Combine(other.State, "installation.json"), Path.Combine(State, "installation.json"));
    }

    /// <summary>A backup of the target alone.</summary>
    public abstract object Backup();

    /// <summary>Replaces the target, and not the state, by a backup.</summary>
    public abstract void Restore(object backup);

    public virtual void Dispose() => Folder.Dispose();

    protected abstract IEnumerable<Dictionary<string, object?>> Read();
}
