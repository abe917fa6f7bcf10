using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// Finds the files and folders that the config of a home names. A home can be read from outside the container, or the computer, for which
/// its config was written.
/// </summary>
internal sealed class HomePaths(OpenClawHome home, PathMap map)
{
    public OpenClawHome Home => home;

    /// <summary>
    /// The path on this computer: the one that the operator states, else the path itself if it exists, else the one in this home with
    /// the same place below a folder of its name. A path that is nowhere is returned as it would be here.
    /// </summary>
    public string Locate(string configured)
    {
        if (map.Find(configured) is { } mapped)
        {
            return mapped;
        }

        var foreign = ForeignPath.Parse(configured);
        var here = !foreign.IsWindows || OperatingSystem.IsWindows() ? Here(configured) : configured;
        return Exists(here) ? here : InHome(foreign) ?? here;
    }

    // In a state folder that was moved or copied, the tilde may refer to the folder that contains it.
    private string Here(string configured)
    {
        var (named, beside) = (In(home.HomeFolder), In(Parent));
        return !Exists(named) && Exists(beside) ? beside : named;

        string In(string homeFolder) => Path.GetFullPath(Tilde.Expand(configured, homeFolder), home.StateFolder);
    }

    private string? InHome(ForeignPath path) =>
        path.IsAbsolute
            ? Below(path, HomeLocator.IsStateName, home.StateFolder)
                ?? Below(path, name => IsName(name, home.StateFolder) || IsName(name, home.GivenFolder), home.StateFolder)
                ?? Below(path, name => IsName(name, Parent), Parent)
            : null;

    private string Parent => Path.GetDirectoryName(home.GivenFolder) ?? home.GivenFolder;

    private static string? Below(ForeignPath path, Func<string, bool> isFolder, string folder) =>
        Enumerable
            .Range(1, path.Segments.Length - 1)
            .Where(index => isFolder(path.Segments[index]))
            .Select(index => path.Below(folder, index + 1))
            .FirstOrDefault(Exists);

    private static bool IsName(string name, string folder) => name.Length > 0 && name == Path.GetFileName(folder);

    private static bool Exists(string path) => Directory.Exists(path) || File.Exists(path);
}
