using System.Collections.Frozen;
using OpenClawSync.Detection;
using OpenClawSync.Records;

namespace OpenClawSync.Protection;

/// <summary>
/// The last check of a row before it may be stored: no rule fires in any stored text. The redactor returns a text only after a pass over it
/// finds nothing, so such fields need no second scan; whatever came into the row in another way (keys, paths, and anything that a later
/// change of the code forgets to redact) is scanned here.
/// </summary>
internal static class RowProof
{
    /// <summary>Fields with our own hashes, in which a rule for any long run of hex digits would fire in every row.</summary>
    public static FrozenSet<string> Hashes { get; } = FrozenSet.Create(StringComparer.Ordinal, "fingerprint", "contentHash");

    /// <exception cref="UnsafeRowException">A rule fires.</exception>
    public static void Require(Row row, RowDraft draft, ISecretDetector detector)
    {
        foreach (var (name, value) in row.Fields)
        {
            if (value is long or bool || Hashes.Contains(name) || draft.IsClean(name, value))
            {
                continue;
            }

            foreach (var text in Texts(value))
            {
                if (detector.Detect(text) is { Count: > 0 } hits)
                {
                    throw new UnsafeRowException($"its field {name} would hold what the rule {hits[0].RuleId} finds");
                }
            }
        }
    }

    /// <summary>The texts in a stored value.</summary>
    public static IEnumerable<string> Texts(object value) =>
        value switch
        {
            string text => [text],
            IReadOnlyList<string> list => list,
            _ => [],
        };
}

/// <summary>A row must not be stored. The message names the field and the rule.</summary>
internal sealed class UnsafeRowException(string message) : Exception(message);
