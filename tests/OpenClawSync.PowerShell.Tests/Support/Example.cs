using System.Text.RegularExpressions;

namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>An example in a document, its place, and what it needs to run.</summary>
internal sealed partial record Example(string Place, string Code, string? Needs)
{
    public static IReadOnlyList<Example> AllOf(string repository) => [.. Pages(repository).SelectMany(In)];

    private static IEnumerable<string> Pages(string repository) =>
        [
            .. Directory.EnumerateFiles(repository, "*.md").Order(StringComparer.Ordinal),
            Path.Combine(repository, "module", "README.md"),
            .. Directory
                .EnumerateFiles(Path.Combine(repository, "docs"), "*.md", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<Example> In(string file)
    {
        var text = File.ReadAllText(file);
        foreach (Match fence in Fences().Matches(text))
        {
            var place = $"{Path.GetFileName(file)}:{text.AsSpan(0, fence.Index).Count('\n') + 2}";
            yield return new Example(
                place,
                fence.Groups["code"].Value,
                fence.Groups["needs"] is { Success: true } needs ? needs.Value : null
            );
        }
    }

    [GeneratedRegex(@"^```powershell(?: needs=(?<needs>\w+))?\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
