using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpenClawSync.Sources.Notes;

/// <summary>Reads the plain values below one key of a YAML mapping.</summary>
internal static class FrontMatterScalars
{
    // Deep enough for any front matter; nesting costs the scanner more than linear time.
    private const int MaxDepth = 16;

    /// <summary>The key's value, or its list's items. Reads to the end, so that what is broken there counts.</summary>
    /// <exception cref="YamlException">The YAML is broken, or nests too deep.</exception>
    public static IReadOnlyList<(Scalar Value, bool IsListItem)> Under(string key, string yaml)
    {
        // Events, not a document: reading them does not recurse, so no front matter can exhaust the stack.
        var parser = new Parser(new StringReader(yaml));
        var found = new List<(Scalar, bool)>();
        int depth = 0;
        bool isKey = true,
            isWanted = false,
            isList = false;
        while (parser.MoveNext())
        {
            var current = parser.Current;
            if (depth == 0 && current is Scalar or SequenceStart)
            {
                break;
            }

            if (depth == 1 && current is NodeEvent or AnchorAlias)
            {
                if (isKey)
                {
                    isWanted = current is Scalar name && name.Value == key;
                }
                else if (isWanted && current is Scalar value)
                {
                    found.Add((value, false));
                }

                isList = !isKey && isWanted && current is SequenceStart;
                isKey = !isKey;
            }
            else if (depth == 2 && isList && current is Scalar item)
            {
                found.Add((item, true));
            }

            depth +=
                current is MappingStart or SequenceStart ? 1
                : current is MappingEnd or SequenceEnd ? -1
                : 0;
            if (depth > MaxDepth)
            {
                throw new YamlException("The front matter nests too deep.");
            }
        }

        return found;
    }
}
