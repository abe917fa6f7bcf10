using OpenClawSync.Records;

namespace OpenClawSync.Protection.Policy;

/// <summary>A value in a policy or rule file with its place, whichever of the two syntaxes it was written in.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its first UTF-16 unit in the line, from 1.</param>
/// <param name="Path">The names that lead to it, such as <c>defaults.task.visibility</c>; empty for the document.</param>
/// <param name="Value">Text, whole number, number, truth value, list of nodes, table of nodes, or null.</param>
internal sealed record SettingNode(string File, int Line, int Column, string Path, object? Value)
{
    /// <summary>The value of a node that was found to be text.</summary>
    public string Text => (string)Value!;

    public IReadOnlyList<SettingNode>? List => Value as IReadOnlyList<SettingNode>;

    public IReadOnlyDictionary<string, SettingNode>? Table => Value as IReadOnlyDictionary<string, SettingNode>;

    /// <summary>What is wrong with the value, at its place. The value itself is never told: it could be a misplaced secret.</summary>
    public OpenClawSyncException Wrong(string what) => Wrong(File, Line, Column, Path.Length == 0 ? what : $"{Path} {what}");

    public static OpenClawSyncException Wrong(string file, int line, int column, string what) =>
        new(ErrorIds.PolicyInvalid, $"'{file}', line {line}, column {column}: {what}.");

    /// <summary>The path of a field below this one.</summary>
    public static string Below(string path, string name) => path.Length == 0 ? Printable(name) : $"{path}.{Printable(name)}";

    // A secret that slipped into a name has digits or marks, or is long; the names of settings have and are neither.
    private static string Printable(string name) =>
        name.Length <= 24 && name.All(c => char.IsAsciiLetter(c) || c is '.' or '$' or '_') ? name : "(a name)";
}
