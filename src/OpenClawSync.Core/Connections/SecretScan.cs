using OpenClawSync.Detection;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Connections;

/// <summary>Searches stored rows for secrets.</summary>
internal sealed class SecretScan(ISecretDetector detector)
{
    private long _rows;
    private long _found;
    private string? _first;

    public void Add(StoredRecord row)
    {
        _rows++;
        foreach (var field in Fields(row))
        {
            _found++;
            _first ??= field;
        }
    }

    public TargetCheck ToCheck() =>
        _found == 0
            ? new TargetCheck(
                "Secrets",
                CheckStatus.Passed,
                $"{Quantity.Of(_rows, "row contains", "rows contain")} nothing that a rule finds."
            )
            : new TargetCheck(
                "Secrets",
                CheckStatus.Failed,
                $"{Quantity.Of(_found, "field contains", "fields contain")} what a rule finds, the first in {_first}. "
                    + "Run Invoke-OpenClawSync -Full to protect them again."
            );

    private IEnumerable<string> Fields(StoredRecord record) =>
        from field in record.Row
        where !RowProof.Hashes.Contains(field.Key)
        from text in RowProof.Texts(field.Value)
        let hits = detector.Detect(text)
        where hits.Count > 0
        select $"{field.Key} of a {record.Kind} row by the rule {hits[0].RuleId}";
}
