using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>The laws that hold for a record once a run has handled it.</summary>
internal static class RecordLaws
{
    /// <summary>The record is in the target, or kept as a dead letter.</summary>
    public static void CheckHandled(OpenClawRecord record, ModelPolicy policy, TargetView view)
    {
        if (policy.TryProtect(record) is not { } safe)
        {
            Assert.True(
                view.FindDeadLetter(policy.DeadLetterId(record)) is not null,
                $"A {record.Kind} record that cannot be protected is not a dead letter."
            );
        }
        else if (view.Find(safe.SourceKey) is not { RemovedAt: null } row || row.Row.Text("fingerprint") != safe.Fingerprint)
        {
            var deadLetter = view.FindDeadLetter(safe.SourceKey);
            Assert.True(deadLetter is not null, $"{safe} is neither in the target nor a dead letter.");
            Assert.True(deadLetter.Row?.Text("fingerprint") == safe.Fingerprint, $"The dead letter of {safe} keeps another row.");
        }
    }

    /// <summary>Laws 5 and 7: the row is the one that a single run would create.</summary>
    /// <param name="safe">The record, protected under the current policy.</param>
    /// <param name="view">The target.</param>
    /// <param name="hasTime">Whether the row must have the time of the record; a note that was only touched is not read again.</param>
    public static void CheckRow(ProtectedRecord safe, TargetView view, bool hasTime)
    {
        var row = view.Find(safe.SourceKey);
        Assert.True(row is not null, $"{safe} is not in the target.");
        string[] ignored = hasTime ? ["updatedAt"] : ["updatedAt", "sourceUpdatedAt"];
        Assert.Equal(Text(safe.Row, ignored), Text(row.Row, ignored));
    }

    public static string Text(Row row, params IEnumerable<string> ignored) =>
        System.Text.Encoding.UTF8.GetString(CanonicalJson.Utf8(row.Without(ignored)));

    public static string Text(StoredRecord row) => Text(row.Row);
}
