using System.Collections.Immutable;
using OpenClawSync.Records;

namespace OpenClawSync.Protection;

/// <summary>Redacts a row again that was redacted before, possibly under other rules.</summary>
internal static class RowRedactor
{
    private static readonly ImmutableHashSet<string> Bodies = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "summary",
        "snippet",
        "errorSummary",
        "deliveryError"
    );

    private static readonly ImmutableHashSet<string> Composed = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "sourceKey",
        "sourceId",
        "filePath",
        "sectionId",
        "fingerprint",
        "redactionReason",
        "contentHash"
    );

    /// <summary>The row under the current rules; the same object when nothing changes.</summary>
    public static Row Redact(Row row, RowDraft draft, KeyComposer keys, int snippetLength)
    {
        var result = row;
        foreach (var (name, value) in row)
        {
            switch (value)
            {
                case string text when !Composed.Contains(name):
                    draft.SetText(name, text, Bodies.Contains(name) ? snippetLength : int.MaxValue);
                    result = Replace(result, name, text, draft.Text(name));
                    break;
                case string text when name is "sourceId" or "filePath" or "sectionId":
                    result = Replace(result, name, text, keys.Mask(name, text, draft));
                    break;
                case IReadOnlyList<string> list when name is "tags" or "labels":
                    draft.SetTextList(name, list);
                    result = list.SequenceEqual(draft.List(name) ?? []) ? result : result.With(name, draft.List(name));
                    break;
            }
        }

        var kind = row.Text("sourceKey")!.Split(':')[0];
        return Replace(result, "sourceKey", row.Text("sourceKey")!, $"{kind}:{result.Text("sourceId")}");
    }

    /// <summary>Merges the new redactions with those recorded before. The older content hash is kept.</summary>
    public static Row MergeHistory(Row row, Row now) =>
        row.With(
                "redactionReason",
                Join(row.Text("redactionReason")?.Split(','), now.Text("redactionReason")?.Split(',')) is { Count: > 0 } all
                    ? string.Join(',', all)
                    : null
            )
            .With("redactedPaths", Join(row.List("redactedPaths"), now.List("redactedPaths")) is { Count: > 0 } paths ? paths : null)
            .With("contentHash", row.Text("contentHash") ?? now.Text("contentHash"));

    private static Row Replace(Row row, string name, string before, string? after) => before == after ? row : row.With(name, after);

    private static List<string> Join(IEnumerable<string>? before, IEnumerable<string>? now) =>
        [.. (before ?? []).Union(now ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
