namespace OpenClawSync.Storage;

/// <summary>Why somebody else could have written a file, or could replace it.</summary>
/// <param name="Path">The file, or the folder above it, that is at fault.</param>
/// <param name="What">What is wrong with it.</param>
/// <param name="Remedy">The command that corrects it.</param>
/// <param name="IsIrregular">Whether something other than a file or folder is in its place, whoever put it there.</param>
internal sealed record TrustFault(string Path, string What, string Remedy, bool IsIrregular = false)
{
    public static TrustFault Link(string path) => new(path, "is a link, which is not followed here", $"Remove the link: rm {Quote(path)}");

    public static TrustFault NoFile(string path) => new(path, "is not a regular file", MoveAway(path), IsIrregular: true);

    public static TrustFault NoFolder(string path) => new(path, "is not a folder", MoveAway(path), IsIrregular: true);

    /// <summary>A path as a word for the shell.</summary>
    public static string Quote(string path) => $"'{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>All of it as sentences.</summary>
    public override string ToString() => $"'{Path}' {What}. {Remedy}";

    private static string MoveAway(string path) => $"Move it away: mv {Quote(path)} {Quote(path + ".old")}";
}
