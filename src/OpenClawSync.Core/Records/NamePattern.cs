namespace OpenClawSync.Records;

/// <summary>A name, or a pattern of names, that an operator gave.</summary>
/// <param name="Text">The name or pattern.</param>
/// <param name="IsName">Whether it is a single name. One that does not exist is an error; a pattern may match nothing.</param>
/// <param name="Matches">Whether a name matches.</param>
internal sealed record NamePattern(string Text, bool IsName, Func<string, bool> Matches)
{
    /// <summary>A single name, ignoring case.</summary>
    public static NamePattern Of(string name) =>
        new(name, IsName: true, other => string.Equals(name, other, StringComparison.OrdinalIgnoreCase));
}
