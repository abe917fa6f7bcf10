using System.Text;
using System.Text.Json;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Convex;

namespace OpenClawSync.Core.Tests.Targets.Convex;

public class EnvelopeTests
{
    private static readonly EnvelopeHead Head = new(
        new DateTimeOffset(2026, 11, 23, 1, 2, 3, 4, TimeSpan.Zero),
        "run \"1\"",
        InstanceId.Parse("laptop"),
        "identity",
        7,
        "policy"
    );

    [Fact]
    public void Keys_and_the_head_are_written_as_the_protocol_has_them() =>
        Assert.Equal(
            """
            {"source":"openclaw","pulledAt":"2026-11-23T01:02:03.004Z","runId":"run \"1\"","instanceId":"laptop",
            "sourceIdentity":"identity","batch":7,"policyId":"policy","schemaVersion":2,"removed":["task:é\\\n"],
            "erased":["cron:<b>"],"data":{"tasks":[],"cronJobs":[],"memoryEntries":[]}}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(Envelope.ForKeys(Head, ["task:é\\\n"], ["cron:<b>"]))
        );

    [Fact]
    public void Rows_are_listed_by_kind_exactly_as_they_are_hashed()
    {
        OpenClawRecord[] records =
        [
            Samples.Job(),
            Samples.Task(summary: "é 你 🦞 \u0001"),
            Samples.Task(id: "b"),
            Samples.Note("## A\n\nx\n")[0],
        ];
        var rows = records.Select(record => WireRow.From(new PushItem(TestProtection.Protector().Protect(record), null))).ToList();

        var data = JsonElement.Parse(Envelope.ForRows(Head, rows)).GetProperty("data");

        Assert.Equal([rows[1], rows[2]], Rows("tasks"));
        Assert.Equal([rows[0]], Rows("cronJobs"));
        Assert.Equal([rows[3]], Rows("memoryEntries"));

        IEnumerable<WireRow> Rows(string list) =>
            data.GetProperty(list)
                .EnumerateArray()
                .Select(row => rows.Single(sent => Encoding.UTF8.GetString(sent.Json) == row.GetRawText()));
    }

    [Fact]
    public void A_row_is_hashed_as_canonical_JSON_without_its_time_of_change()
    {
        var record = TestProtection.Protector().Protect(Samples.Task());

        var row = WireRow.From(new PushItem(record, null));

        Assert.Equal(CanonicalJson.Utf8(record.Row.With("updatedAt", null)), row.Json);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(row.Json)[..16], row.Hash);
    }
}
