using System.Text.RegularExpressions;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>A source file: its folder, with forward slashes, and its text.</summary>
internal sealed record SourceFile(string Folder, string Text);

/// <summary>A dependency of one folder on another, with one of the types that it uses.</summary>
internal sealed record FolderArrow(string User, string Used, string Type);

/// <summary>
/// Finds the dependencies between the folders of a project by the names of types in the source text. The compiler enforces that a namespace
/// is a folder, so a file can only use the namespaces that it names and those that enclose its own.
/// </summary>
internal static partial class FolderArrows
{
    public static IReadOnlyList<FolderArrow> Of(string project)
    {
        var root = Path.Combine(Repository.Root, "src", project);
        return Between([
            .. Repository
                .Sources(project)
                .Select(file => new SourceFile(
                    Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/'),
                    File.ReadAllText(file)
                )),
        ]);
    }

    public static IReadOnlyList<FolderArrow> Between(IReadOnlyList<SourceFile> files)
    {
        var parsed = files.Select(file => new Parsed(file.Folder, Code(file.Text))).ToList();
        var types = parsed
            .SelectMany(file => file.Types.Select(type => (Type: type, file.Namespace, file.Folder)))
            .ToLookup(found => found.Type);
        return
        [
            .. from file in parsed
            from word in file.Words
            from found in types[word]
            where found.Folder != file.Folder && file.Sees(found.Namespace, word)
            select new FolderArrow(file.Folder, found.Folder, word) into arrow
            group arrow by (arrow.User, arrow.Used) into arrows
            select arrows.First(),
        ];
    }

    // Comments and string literals name types without using them.
    private static string Code(string text) => Texts().Replace(Comments().Replace(RawTexts().Replace(text, "\"\""), ""), "\"\"");

    [GeneratedRegex("\"\"\"+.*?\"\"\"+", RegexOptions.Singleline)]
    private static partial Regex RawTexts();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex("(?<![$@])\"(?:\\\\.|[^\"\\\\\n])*\"")]
    private static partial Regex Texts();

    [GeneratedRegex(@"^using\s+(?:static\s+)?(?:\w+\s*=\s*)?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"^namespace\s+([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"^(?:\w+ )*(?:class|struct|interface|enum|record(?: struct| class)?|delegate \S+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declarations();

    [GeneratedRegex(@"\b[A-Z]\w+")]
    private static partial Regex Names();

    private sealed class Parsed(string folder, string code)
    {
        private readonly HashSet<string> _usings = [.. Usings().Matches(code).Select(match => match.Groups[1].Value)];

        public string Folder => folder;

        public string Namespace { get; } = Namespaces().Match(code).Groups[1].Value;

        public IReadOnlyList<string> Types { get; } = [.. Declarations().Matches(code).Select(match => match.Groups[1].Value)];

        public IReadOnlyList<string> Words { get; } = [.. Names().Matches(code).Select(match => match.Value).Distinct()];

        // Through a using directive, through an enclosing namespace, or through its last name, as in Right.Two.
        public bool Sees(string space, string type) =>
            _usings.Contains(space)
            || Namespace.StartsWith(space + ".", StringComparison.Ordinal)
            || code.Contains($"{space[(space.LastIndexOf('.') + 1)..]}.{type}", StringComparison.Ordinal);
    }
}
