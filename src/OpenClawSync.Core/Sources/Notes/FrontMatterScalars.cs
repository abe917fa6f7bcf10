using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpenClawSync.Sources.Notes;

/// <summary>Reads the scalar values of one key of a YAML mapping.</summary>
internal static class FrontMatterScalars
{
    // Enough for any front matter. The time of the YAML scanner grows faster than linearly with the depth.
    private const int MaxDepth = 16;

    /// <summary>
    /// The value of the key, or the items of its list. The text is read to the end, so that an error anywhere in it is found.
    /// </summary>
    /// <exception cref="YamlException">The YAML is malformed, or nested too deeply.</exception>
    public static IReadOnlyList<(Scalar Value, bool IsListItem)> Under(string key, string yaml)
    {
        // Reading events does not recurse, unlike loading a document, so no front matter can overflow the stack.
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
                throw new YamlException("The front matter is nested too deeply.");
            }
        }

        return found;
    }
}
