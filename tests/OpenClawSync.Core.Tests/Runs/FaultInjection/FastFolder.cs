namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>A temporary folder, in memory where the system supports it, because thousands of databases are created in it.</summary>
internal sealed class FastFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    public string Path { get; } =
        Directory
            .CreateDirectory(
                System.IO.Path.Combine(
                    Directory.Exists(Memory) ? Memory : System.IO.Path.GetTempPath(),
                    "openclaw-sync-test-" + Guid.NewGuid().ToString("N")
                )
            )
            .FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
