using System.Text.Json;
using OpenClawSync.Detection;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Secrets known by something further away: the heading of a column, the kind of a manifest.</summary>
public class TableAndManifestTests
{
    private const string Pw = "kX9fq2vLm81";

    [Theory]
    [InlineData("| name | password |\n|---|---|\n| bob | # |\n| eve | - |\n")]
    [InlineData("| user | api key | note |\n|---|:-:|---|\n| bob | `#` | old |\n")]
    [InlineData("Service | Username | Password\n--- | --- | ---\nGit | bob | #\n")]
    [InlineData("> | Name | **Token** |\n> |---|---|\n> | git | # |\n")]
    [InlineData("<tr><td>password</td><td>#</td></tr>")]
    public void A_column_under_a_secret_heading_is_redacted(string text)
    {
        Assert.Equal(Fill(text, "[REDACTED]"), Redaction.Redact(Fill(text, Pw)));
        Assert.Null(Redaction.FindLeak(Redaction.Redact(JsonSerializer.Serialize(new { text = Fill(text, Pw) })), Pw));
    }

    [Theory]
    [InlineData("| field | token |\n|---|---|\n| x | string |\n")]
    [InlineData("| option | password | default |\n|---|---|---|\n| a | required | none |\n")]
    [InlineData("| `token` | `string` | API token, v2 |\n")]
    public void A_column_of_types_is_left_alone(string text) => Assert.Empty(SecretDetector.Default.Detect(text));

    [Theory]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata:\n  name: database-entry\ndata:\n  first: #\n")]
    [InlineData("kind: Secret\ndata:\n  second: \"#\"\napiVersion: v1\n")]
    [InlineData("stringData:\n  third: #\nkind: Secret\n")]
    [InlineData("{\"kind\":\"Secret\",\"data\":{\"fourth\":\"#\"}}")]
    public void The_data_of_a_secret_manifest_is_redacted_whatever_its_keys(string text) =>
        Assert.Equal(Fill(text, "[REDACTED]"), Redaction.Redact(Fill(text, "UzNjcjN0UGFzcyE=")));

    [Theory]
    [InlineData("kind: ConfigMap\ndata:\n  first: UzNjcjN0UGFzcyE=\n")]
    [InlineData("kind: SecretStore\ndata:\n  first: UzNjcjN0UGFzcyE=\n")]
    [InlineData("kind: Secret\nmetadata:\n  name: database-entry\n---\nkind: ConfigMap\ndata:\n  a: plain text\n")]
    public void Other_manifests_are_left_alone(string text) => Assert.Empty(SecretDetector.Default.Detect(text));

    private static string Fill(string text, string value) => text.Replace("#", value, StringComparison.Ordinal);
}
