namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>A database file with its write-ahead log and shared memory, while nobody has it open.</summary>
internal sealed class DatabaseFile(string path)
{
    private static readonly string[] Suffixes = ["", "-wal", "-shm"];

    public IEnumerable<byte[]> Bytes => Suffixes.Select(suffix => path + suffix).Where(File.Exists).Select(File.ReadAllBytes);

    public void Delete()
    {
        foreach (var suffix in Suffixes)
        {
            File.Delete(path + suffix);
        }
    }

    public void CopyTo(DatabaseFile other)
    {
        other.Delete();
        foreach (var suffix in Suffixes.Where(suffix => File.Exists(path + suffix)))
        {
            File.Copy(path + suffix, other.At(suffix));
        }
    }

    private string At(string suffix) => path + suffix;
}
