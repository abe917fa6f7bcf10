using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>What holds of a record once a run has settled it.</summary>
internal static class RecordLaws
{
    /// <summary>It is in the target, or kept as a dead letter.</summary>
    public static void CheckSettled(OpenClawRecord record, ModelPolicy policy, TargetView view)
    {
        if (policy.Find(record) is not { } safe)
        {
            Assert.True(
                view.FindDeadLetter(policy.DeadLetterFor(record)) is not null,
                $"A {record.Kind} record that cannot be protected is no dead deadLetter."
            );
        }
        else if (view.Find(safe.SourceKey) is not { RemovedAt: null } row || row.Row.Text("fingerprint") != safe.Fingerprint)
        {
            var deadLetter = view.FindDeadLetter(safe.SourceKey);
            Assert.True(deadLetter is not null, $"{safe} is neither in the target nor a dead deadLetter.");
            Assert.True(deadLetter.Row?.Text("fingerprint") == safe.Fingerprint, $"The dead deadLetter of {safe} keeps another row.");
        }
    }

    /// <summary>Laws 5 and 7: its row is the one that a first run would make.</summary>
    /// <param name="safe">What the present policy makes of it.</param>
    /// <param name="view">The target.</param>
    /// <param name="hasTime">Whether the row must bear the record's own time; a note that was only touched is not read.</param>
    public static void CheckRow(ProtectedRecord safe, TargetView view, bool hasTime)
    {
        var row = view.Find(safe.SourceKey);
        Assert.True(row is not null, $"{safe} is not in the target.");
        string[] aside = hasTime ? ["updatedAt"] : ["updatedAt", "sourceUpdatedAt"];
        Assert.Equal(Text(safe.Row, aside), Text(row.Row, aside));
    }

    public static string Text(Row row, params IEnumerable<string> aside) =>
        System.Text.Encoding.UTF8.GetString(CanonicalJson.Utf8(row.Without(aside)));

    public static string Text(StoredRecord row) => Text(row.Row);
}
