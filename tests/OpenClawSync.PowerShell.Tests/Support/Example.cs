using System.Text.RegularExpressions;

namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>An example of README, a page or a topic: where it stands, and what it cannot run without.</summary>
internal sealed partial record Example(string Place, string Code, string? Needs)
{
    public static IReadOnlyList<Example> AllOf(string repository) =>
        [.. Directory.EnumerateFiles(Path.Combine(repository, "docs", "en-US")).Order(StringComparer.Ordinal).Prepend(Path.Combine(repository, "README.md")).SelectMany(In)];

    private static IEnumerable<Example> In(string file)
    {
        var text = File.ReadAllText(file);
        foreach (Match fence in Fences().Matches(text))
        {
            var place = $"{Path.GetFileName(file)}:{text.AsSpan(0, fence.Index).Count('\n') + 2}";
            var code = fence.Groups["code"].Value;
            if (fence.Groups["language"].Value == "powershell")
            {
                yield return new Example(place, code, fence.Groups["needs"] is { Success: true } needs ? needs.Value : null);
            }
            else if (CommandLine().Match(code) is { Success: true } line)
            {
                // What a shell, a crontab or a service hands to PowerShell is an example too.
                yield return new Example(place, line.Groups["text"].Value, null);
            }
        }
    }

    [GeneratedRegex(@"^```(?<language>\w+)(?: needs=(?<needs>\w+))?\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("-Command[\\s\\\\]+\"(?<text>[^\"]*)\"")]
    private static partial Regex CommandLine();
}
