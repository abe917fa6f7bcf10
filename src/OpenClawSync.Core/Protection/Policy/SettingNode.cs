using OpenClawSync.Records;

namespace OpenClawSync.Protection.Policy;

/// <summary>A value in a policy or rule file with its position, whether the file is JSON or TOML.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Line">Its line, starting at 1.</param>
/// <param name="Column">Its column in UTF-16 code units, starting at 1.</param>
/// <param name="Path">The names that lead to it, such as <c>defaults.task.visibility</c>; empty for the document itself.</param>
/// <param name="Value">A string, integer, number, Boolean, list of nodes, table of nodes, or null.</param>
internal sealed record SettingNode(string File, int Line, int Column, string Path, object? Value)
{
    /// <summary>The value of a node that is known to be a string.</summary>
    public string Text => (string)Value!;

    public IReadOnlyList<SettingNode>? List => Value as IReadOnlyList<SettingNode>;

    public IReadOnlyDictionary<string, SettingNode>? Table => Value as IReadOnlyDictionary<string, SettingNode>;

    /// <summary>
    /// The error that the value is invalid, with its position. It never quotes the value, which could be a misplaced secret.
    /// </summary>
    public OpenClawSyncException Invalid(string what) => Invalid(File, Line, Column, Path.Length == 0 ? what : $"{Path} {what}");

    public static OpenClawSyncException Invalid(string file, int line, int column, string what) =>
        new(ErrorIds.PolicyInvalid, $"'{file}', line {line}, column {column}: {what}.");

    /// <summary>The path of a field below this one.</summary>
    public static string Below(string path, string name) => path.Length == 0 ? Printable(name) : $"{path}.{Printable(name)}";

    // A secret that was written where a name belongs has digits or punctuation, or is long. Names of settings are short and have neither.
    private static string Printable(string name) =>
        name.Length <= 24 && name.All(c => char.IsAsciiLetter(c) || c is '.' or '$' or '_') ? name : "(a name)";
}
