using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Protection;

/// <summary>Sets who owns a row and who may see it: as its source says, or as the policy says where the source does not.</summary>
internal sealed class OwnershipMapper(ProtectionPolicy policy)
{
    private const string SystemOwner = "openclaw";

    // Only a starter record can bring its own ownership, and its row does not show whether it did.
    private const string MayHaveOwnOwnership = "starter/";

    private static readonly string[] Fields = ["visibility", "ownerType", "ownerId"];

    public void Map(OpenClawRecord record, RowDraft draft) =>
        Map(policy.Ownership.For(record), record.Visibility, record.OwnerType, record.OwnerId, draft);

    /// <summary>A stored row with the ownership that the current policy gives it.</summary>
    public Row Renew(RecordKind kind, Row row, RowDraft draft)
    {
        if (row.Text("sourceFormat")?.StartsWith(MayHaveOwnOwnership, StringComparison.Ordinal) ?? false)
        {
            return row;
        }

        Map(policy.Ownership.For(kind, row), null, null, null, draft);
        return Fields.Aggregate(row, (renewed, field) => renewed.With(field, draft.Text(field)));
    }

    private void Map(Ownership fallback, string? visibility, string? type, string? id, RowDraft draft)
    {
        var ownerType = type ?? fallback.OwnerType;
        draft.SetText("visibility", visibility ?? fallback.Visibility);
        draft.SetText("ownerType", ownerType);
        var byPolicy = ownerType == fallback.OwnerType ? fallback.OwnerId : null;
        draft.SetText("ownerId", id ?? byPolicy ?? (ownerType == "system" ? SystemOwner : policy.Owner));
    }
}
