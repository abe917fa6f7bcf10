using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>A target whose runs are killed, seen from outside.</summary>
internal abstract class KillTarget : IDisposable
{
    private static readonly string[] Changing = ["updatedAt", "_id", "_creationTime"];

    protected TempFolder Folder { get; } = new();

    public string State => Path.Combine(Folder.Path, "state");

    public abstract int[] BatchSizes { get; }

    public abstract PwshSettings Settings { get; }

    /// <summary>The arguments that name it.</summary>
    public abstract string Arguments { get; }

    /// <summary>Every row by its key, without what tells when and where it was written. A key that is there twice fails.</summary>
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

    /// <summary>How many kills came after a run had begun to write and before it was in the log.</summary>
    public int Partial { get; protected set; }

    /// <summary>Looks at what a run left, right after it ended.</summary>
    public abstract void Note(KilledRun run);

    /// <summary>Fails when a row was made more than once.</summary>
    public abstract void AssertEachWasCreatedOnce();

    /// <summary>Canaries in what the runs wrote and sent.</summary>
    public virtual IEnumerable<string> Leaks(LeakSearch search) => StoredLeaks(search);

    /// <summary>Canaries in what is there now.</summary>
    public virtual IEnumerable<string> StoredLeaks(LeakSearch search) => search.InFolder(Folder.Path);

    /// <summary>Gives it the keys of another one's installation, so that keys and hashes come out the same.</summary>
    public void TakeInstallationOf(KillTarget other)
    {
        Directory.CreateDirectory(State);
        File.Copy(Path.Combine(other.State, "installation.json"), Path.Combine(State, "installation.json"));
    }

    public virtual void Dispose() => Folder.Dispose();

    protected abstract IEnumerable<Dictionary<string, object?>> Read();
}
