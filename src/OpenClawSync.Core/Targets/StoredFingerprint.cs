using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>Checks stored rows against their fingerprints.</summary>
internal static class StoredFingerprint
{
    /// <summary>
    /// Whether the fields of a row still give its fingerprint. They do not if something else changed the row in the target.
    /// </summary>
    public static bool Fits(Row row)
    {
        try
        {
            return row.Text("fingerprint") == RecordFingerprint.Compute(row);
        }
        catch (ArgumentException)
        {
            // A number that no row of ours has.
            return false;
        }
    }
}
