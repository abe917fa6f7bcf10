namespace OpenClawSync.Storage;

/// <summary>
/// Reads the states of files. Where it finds none, unchanged files cannot be recognized, and every file is read. That takes longer and has
/// the same result.
/// </summary>
internal sealed class FileStateReader
{
    /// <summary>
    /// The <see cref="AppContext" /> switch with which tests make any platform behave like one without file states. It must be set before
    /// the first file is examined.
    /// </summary>
    public const string NoneSwitch = "OpenClawSync.NoFileStates";

    private readonly Func<string, FileState?> _read;

    private FileStateReader(Func<string, FileState?> read) => _read = read;

    /// <summary>Finds no states, as on Windows.</summary>
    public static FileStateReader None { get; } = new(_ => null);

    /// <summary>The reader for this platform.</summary>
    public static FileStateReader Default { get; } =
        (AppContext.TryGetSwitch(NoneSwitch, out var isNone) && isNone) || OperatingSystem.IsWindows() ? None
        : OperatingSystem.IsLinux() ? new(LinuxFileState.Read)
        : new(RuntimeFileState.Read);

    /// <summary>
    /// Reads the state of a file, following links. Null where the platform does not provide all of it, or the file may not be examined.
    /// </summary>
    public FileState? Read(string path) => _read(path);
}
