using System.Collections.Frozen;
using OpenClawSync.Detection;
using OpenClawSync.Records;

namespace OpenClawSync.Protection;

/// <summary>
/// The last look at a row before it may be stored: no stored text holds anything that a rule finds. The redactor ends with a
/// pass over the very text it returns that finds nothing, so such fields are proven by then; what came into the row another way
/// (keys, paths, and whatever a later change forgets to redact) is detected here.
/// </summary>
internal static class RowProof
{
    /// <summary>Hashes that we take ourselves; a rule for any long run of hex would find them in every row.</summary>
    public static FrozenSet<string> Hashes { get; } = FrozenSet.Create(StringComparer.Ordinal, "fingerprint", "contentHash");

    /// <exception cref="UnsafeRowException">A rule fires.</exception>
    public static void Require(Row row, RowDraft draft, ISecretDetector detector)
    {
        foreach (var (name, value) in row.Fields)
        {
            if (value is long or bool || Hashes.Contains(name) || draft.IsProven(name, value))
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

/// <summary>A row that must not be stored. The message names the field and the rule.</summary>
internal sealed class UnsafeRowException(string message) : Exception(message);
