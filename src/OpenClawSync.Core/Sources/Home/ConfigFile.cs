using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads a config file in JSON5 and merges the files that its <c>$include</c>s name.</summary>
internal sealed class ConfigFile
{
    private const string Include = "$include";

    // OpenClaw has the same limit.
    private const int MaxIncludeDepth = 10;

    // A file that is included twice counts twice, because merging it costs as much each time.
    private const int MaxFiles = 200;
    private const long MaxTotalLength = 16 << 20;

    private readonly IReadOnlyList<string> _roots;
    private readonly HomePaths _paths;
    private int _files;
    private long _length;

    private ConfigFile(IReadOnlyList<string> roots, HomePaths paths) => (_roots, _paths) = (roots, paths);

    /// <param name="paths">Finds the config, and the files that it includes by a complete path.</param>
    /// <param name="includeRoots">The folders besides the config's own from which it may include files.</param>
    /// <exception cref="ConfigException">The file, or one that it includes, cannot be read or is not JSON5.</exception>
    public static JObject Read(HomePaths paths, IReadOnlyList<string> includeRoots)
    {
        var path = Path.GetFullPath(paths.Home.Config);
        IReadOnlyList<string> roots = [Path.GetDirectoryName(path)!, .. includeRoots];
        return new ConfigFile(roots, paths).Load(path, []) as JObject ?? throw new ConfigException("it is not an object");
    }

    private JToken Load(string path, IReadOnlyList<string> chain)
    {
        if (chain.Contains(path) || chain.Count > MaxIncludeDepth)
        {
            throw new ConfigException("its includes go in a circle or too deep");
        }

        return Resolve(Parse(path), path, [.. chain, path]);
    }

    private JToken Resolve(JToken token, string path, IReadOnlyList<string> chain) =>
        token switch
        {
            JArray items => new JArray(items.Select(item => Resolve(item, path, chain))),
            JObject fields when fields[Include] is { } include => Merge(Included(include, path, chain), Fields(fields, path, chain)),
            JObject fields => Fields(fields, path, chain),
            _ => token,
        };

    private JObject Fields(JObject fields, string path, IReadOnlyList<string> chain) =>
        new(
            fields
                .Properties()
                .Where(field => field.Name != Include)
                .Select(field => new JProperty(field.Name, Resolve(field.Value, path, chain)))
        );

    private JToken Included(JToken include, string path, IReadOnlyList<string> chain)
    {
        var names = include is JArray list ? list.ToList() : [include];
        return names.Select(name => Load(Locate(name, path), chain)).Aggregate((JToken)new JObject(), Merge);
    }

    // Like OpenClaw, this includes nothing from outside the folder of the config and the approved folders. Neither the path that the config
    // names nor the file behind its links may be elsewhere.
    private string Locate(JToken name, string path)
    {
        if (name is not JValue { Value: string { Length: > 0 } named })
        {
            throw new ConfigException("an include does not name a file");
        }

        var place = Path.GetFullPath(
            ForeignPath.Parse(named) is { IsAbsolute: true, Segments: not ["~", ..] } ? _paths.Locate(named) : named,
            Path.GetDirectoryName(path)!
        );
        var real = RealPath.Resolve(place);
        return
            _roots.Any(root => Holds(root, place) || Holds(RealPath.Resolve(root), place))
            && _roots.Any(root => Holds(RealPath.Resolve(root), real))
            ? real
            : throw new ConfigException(
                "an include leads out of the config's folder and of the folders that OPENCLAW_INCLUDE_ROOTS approves"
            );
    }

    private static bool Holds(string root, string path) =>
        path == Path.TrimEndingDirectorySeparator(root)
        || path.StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Arrays are concatenated, objects are merged, and anything else is replaced.
    private static JToken Merge(JToken below, JToken above)
    {
        if (below is not JObject || above is not JObject)
        {
            return below is JArray && above is JArray ? new JArray(below.Concat(above)) : above;
        }

        var merged = (JObject)below.DeepClone();
        foreach (var field in ((JObject)above).Properties())
        {
            merged[field.Name] = merged[field.Name] is { } present ? Merge(present, field.Value) : field.Value.DeepClone();
        }

        return merged;
    }

    private JToken Parse(string path)
    {
        try
        {
            using var text = new StreamReader(PlainFile.Open(path));
            _length += text.BaseStream.Length;
            if (++_files > MaxFiles || _length > MaxTotalLength)
            {
                throw new ConfigException(
                    $"with '{Path.GetFileName(path)}' it has more than {MaxFiles} files or {MaxTotalLength >> 20} MiB"
                );
            }

            using var json = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
            return JToken.Load(json, new JsonLoadSettings { CommentHandling = CommentHandling.Ignore });
        }
        catch (JsonReaderException failure)
        {
            // The message of the parser quotes the input.
            throw new ConfigException(
                $"'{Path.GetFileName(path)}' is not JSON5 at line {failure.LineNumber}, position {failure.LinePosition}"
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException($"'{Path.GetFileName(path)}' cannot be opened");
        }
    }
}

/// <summary>Why a config cannot be read, without its content.</summary>
internal sealed class ConfigException(string why) : Exception(why);
