namespace OpenClawSync.Sources.Json;

/// <summary>
/// How large the parts of a JSON document of a source may be. Reading an item takes up to about thirty times its text, mostly for values
/// of a few characters.
/// </summary>
internal static class JsonBounds
{
    /// <summary>The length of one item of a list, or of one value outside of the lists, in UTF-16 code units.</summary>
    public const int MaxItemLength = 4 << 20;

    /// <summary>The number of values in one item.</summary>
    public const int MaxItemValues = 100_000;

    /// <summary>How deep values may be nested.</summary>
    public const int MaxDepth = 64;

    /// <summary>The number of items of a document.</summary>
    public const int MaxItems = 1_000_000;
}
