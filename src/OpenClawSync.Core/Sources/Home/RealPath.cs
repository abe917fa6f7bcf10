namespace OpenClawSync.Sources.Home;

/// <summary>The path with every link on the way resolved, so that a folder reached by two ways is known as one.</summary>
internal static class RealPath
{
    // More than any sane chain; a loop ends here.
    private const int MaxLinks = 40;

    public static string Resolve(string path)
    {
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        var rest = new Stack<string>(Units(Path.GetFullPath(path)).Reverse());
        for (var links = 0; rest.Count > 0; )
        {
            var next = Path.Combine(real, rest.Pop());
            if (links < MaxLinks && new DirectoryInfo(next) is { LinkTarget: { } target })
            {
                links++;
                var resolved = Path.GetFullPath(target, real);
                real = Path.GetPathRoot(resolved)!;
                foreach (var unit in Units(resolved).Reverse())
                {
                    rest.Push(unit);
                }
            }
            else
            {
                real = next;
            }
        }

        return real;
    }

    private static string[] Units(string fullPath) =>
        Path.GetRelativePath(Path.GetPathRoot(fullPath)!, fullPath) is var rest and not "."
            ? rest.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            : [];
}
