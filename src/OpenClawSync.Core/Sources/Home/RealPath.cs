namespace OpenClawSync.Sources.Home;

/// <summary>Resolves every link in a path, so that two paths to the same folder become equal.</summary>
internal static class RealPath
{
    // More than any reasonable chain has. It ends a loop.
    private const int MaxLinks = 40;

    public static string Resolve(string path)
    {
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        var rest = new Stack<string>(Segments(Path.GetFullPath(path)).Reverse());
        for (var links = 0; rest.Count > 0; )
        {
            var next = Path.Combine(real, rest.Pop());
            if (links < MaxLinks && new DirectoryInfo(next) is { LinkTarget: { } target })
            {
                links++;
                var resolved = Path.GetFullPath(target, real);
                real = Path.GetPathRoot(resolved)!;
                foreach (var segment in Segments(resolved).Reverse())
                {
                    rest.Push(segment);
                }
            }
            else
            {
                real = next;
            }
        }

        return real;
    }

    private static string[] Segments(string fullPath) =>
        Path.GetRelativePath(Path.GetPathRoot(fullPath)!, fullPath) is var rest and not "."
            ? rest.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            : [];
}
