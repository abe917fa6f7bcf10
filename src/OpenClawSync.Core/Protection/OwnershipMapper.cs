using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Protection;

/// <summary>Says on a row who may see it: what its source says, and the policy where the source does not.</summary>
internal sealed class OwnershipMapper(ProtectionPolicy policy)
{
    private const string SystemOwner = "openclaw";

    // Only a starter record can carry an ownership of its own, and a row does not tell whether it did.
    private const string MayCarryItsOwn = "starter/";

    private static readonly string[] Fields = ["visibility", "ownerType", "ownerId"];

    public void Map(OpenClawRecord record, RowDraft draft) =>
        Map(policy.Ownership.Of(record), record.Visibility, record.OwnerType, record.OwnerId, draft);

    /// <summary>A stored row with the ownership that the policy gives it now.</summary>
    public Row Renew(RecordKind kind, Row row, RowDraft draft)
    {
        if (row.Text("sourceFormat")?.StartsWith(MayCarryItsOwn, StringComparison.Ordinal) ?? false)
        {
            return row;
        }

        Map(policy.Ownership.Of(kind, row), null, null, null, draft);
        return Fields.Aggregate(row, (renewed, field) => renewed.With(field, draft.Text(field)));
    }

    private void Map(Ownership own, string? visibility, string? type, string? id, RowDraft draft)
    {
        var ownerType = type ?? own.OwnerType;
        draft.SetText("visibility", visibility ?? own.Visibility);
        draft.SetText("ownerType", ownerType);
        var byPolicy = ownerType == own.OwnerType ? own.OwnerId : null;
        draft.SetText("ownerId", id ?? byPolicy ?? (ownerType == "system" ? SystemOwner : policy.Owner));
    }
}
