namespace OpenClawSync.Records;

/// <summary>The tilde that stands for a home folder at the beginning of a path.</summary>
internal static class Tilde
{
    /// <summary>Replaces a leading tilde.</summary>
    public static string Expand(string path, string home) =>
        path switch
        {
            "~" => home,
            ['~', '/' or '\\', .. var rest] => Path.Combine(home, rest),
            _ => path,
        };
}
