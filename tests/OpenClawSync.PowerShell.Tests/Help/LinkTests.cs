using System.Text.RegularExpressions;
using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Help;

/// <summary>Links in the documentation have existing targets.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
                .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
                .Select(file => Path.GetRelativePath(Repository.Root, file)),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_link_has_an_existing_target(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        Assert.All(
            Links().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))),
            link =>
            {
                var (file, heading) = (link.Groups["file"].Value, link.Groups["heading"].Value);
                var target = file.Length == 0 ? Path.Combine(Repository.Root, page) : Path.GetFullPath(Path.Combine(folder, file));
                Assert.True(File.Exists(target) || Directory.Exists(target), $"{page} points at {file}, which is not there.");
                Assert.True(
                    heading.Length == 0 || Headings(target).Contains(heading),
                    $"{page} points at {file}#{heading}, which is not there."
                );
            }
        );
    }

    private static IEnumerable<string> Headings(string page) =>
        File.ReadLines(page)
            .Where(line => line.StartsWith('#'))
            .Select(line => NotInAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?!\w+:)(?<file>[^)#\s]*)(?:#(?<heading>[^)\s]+))?\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
