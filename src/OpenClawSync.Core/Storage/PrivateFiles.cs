namespace OpenClawSync.Storage;

/// <summary>Makes files and folders that only their owner may read.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            OwnerOnlyFolder.Create(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFolder);
        }
    }

    /// <summary>Takes the rights of others away from a folder and the files in it that have a given name. Windows lets files inherit the folder's.</summary>
    /// <exception cref="UnauthorizedAccessException">It belongs to somebody else.</exception>
    public static void Restrict(string path, IEnumerable<string> files)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if ((File.GetUnixFileMode(path) & ~OwnerFolder) != 0)
        {
            File.SetUnixFileMode(path, OwnerFolder);
        }

        foreach (var file in files.Where(File.Exists))
        {
            if ((File.GetUnixFileMode(file) & ~OwnerFile) != 0)
            {
                File.SetUnixFileMode(file, OwnerFile);
            }
        }
    }

    /// <summary>Opens a file for this process alone, making it when there is none.</summary>
    /// <exception cref="IOException">Another process has it open so.</exception>
    public static FileStream Open(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(path, options);
    }

    public static FileStream Create(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(path, options);
    }
}
