using OpenClawSync.Audit;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Commands;

public sealed class FindOpenClawSecretTests : CommandTest
{
    // Put together here, so that no scanner takes this file for a leak.
    private static readonly string Token = "ghp_" + "Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";

    private static readonly string Key = "-----BEGIN RSA PRIVATE KEY-----\n" + new string('M', 64) + "\n-----END RSA PRIVATE KEY-----";

    [Fact]
    public void Each_piped_text_is_searched_separately()
    {
        var findings = Run($"'x {Token}', 'nothing', '', $null, \"a`nb {Token}\" | Find-OpenClawSecret").Of<SecretFinding>();

        Assert.Equal([(1, 3), (2, 3)], findings.Select(finding => (finding.StartLine, finding.StartColumn)));
        Assert.All(findings, finding => Assert.Equal(("github-token", null, "32-63"), (finding.RuleId, finding.Path, finding.LengthClass)));
        Assert.All(findings, finding => Assert.Matches("^hmac1:[0-9a-f]{8}:[0-9a-f]{64}$", finding.Hash));
    }

    [Fact]
    public void The_Text_property_of_an_object_is_searched() =>
        Assert.Single(
            Run($"[pscustomobject]@{{ Text = 'x {Token}' }}, [pscustomobject]@{{ Text = 'x' }} | Find-OpenClawSecret").Of<SecretFinding>()
        );

    [Fact]
    public void Files_folders_and_wildcards_are_searched_in_order()
    {
        Folder.Write("notes/b.md", $"x\n{Key}\ny");
        Folder.Write("notes/a.md", $"你好 {Token}");
        Folder.Write("notes/.env", "API_KEY=4f1c9d7e2b8a");
        Folder.Write("notes/deep/c[1].md", $"{Token}");
        var all = new[] { (".env", 1, 9, 1, 20), ("a.md", 1, 4, 1, 43), ("b.md", 2, 1, 4, 29), ("c[1].md", 1, 1, 1, 40) };

        Assert.Equal(all, Told($"Find-OpenClawSecret '{Folder["notes"]}'"));
        Assert.Equal(all[..3], Told($"Find-OpenClawSecret -Path '{Folder["notes"]}' -Depth 0"));
        Assert.Equal(all[1..3], Told($"Find-OpenClawSecret '{Folder["notes"]}/*.md'"));
        Assert.Equal(all[3..], Told($"Find-OpenClawSecret -LiteralPath '{Folder["notes/deep/c[1].md"]}'"));
        Assert.Equal(all[3..], Told($"[IO.FileInfo]'{Folder["notes/deep/c[1].md"]}' | Find-OpenClawSecret"));
        Assert.Equal(all, Told($"[IO.DirectoryInfo]'{Folder["notes"]}' | Find-OpenClawSecret"));
        Assert.Empty(Run($"Find-OpenClawSecret '{Folder["notes"]}/*.zip'").Of<SecretFinding>());
    }

    [Fact]
    public void A_missing_file_is_one_error_and_the_others_are_searched()
    {
        Folder.Write("a.md", Token);

        var result = Run($"Find-OpenClawSecret '{Folder["none.md"]}', '{Folder["a.md"]}'");

        Assert.StartsWith("SourceNotFound,", result.ErrorId, StringComparison.Ordinal);
        Assert.Single(result.Of<SecretFinding>());
    }

    [Fact]
    public void Binary_files_are_skipped_and_UTF_16_is_text()
    {
        File.WriteAllBytes(
            Folder["a.bin"],
            [.. "x\0\u0001\u0001\u0002\u0003\u0004\u0005\u0006\n"u8, .. System.Text.Encoding.UTF8.GetBytes(Token)]
        );
        File.WriteAllText(Folder["b.txt"], $"x\r\n{Token}", System.Text.Encoding.Unicode);

        var result = Run($"Find-OpenClawSecret '{Folder["a.bin"]}', '{Folder["b.txt"]}' -Verbose");

        Assert.Equal((2, 1), (Assert.Single(result.Of<SecretFinding>()).StartLine, 1));
        Assert.Contains("a.bin: This is a binary file and was skipped.", result.Streams, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_read_in_its_encodings()
    {
        File.WriteAllBytes(
            Folder["tail.md"],
            [.. "# A\n\nfine\n"u8, .. System.Text.Encoding.Unicode.GetBytes("## 22:10\r\n- password: Zk4tPq9wLm set\r\n")]
        );
        File.WriteAllBytes(Folder["gbk.md"], [.. "- "u8, 0xC3, 0xDC, 0xC2, 0xEB, 0xA3, 0xBA, .. "Zk4tPq9wLm\n"u8]);

        var result = Run($"Find-OpenClawSecret '{Folder["tail.md"]}', '{Folder["gbk.md"]}' -WarningAction SilentlyContinue");

        Assert.Equal(
            [(5, 13, 22), (1, 6, 15)],
            result.Of<SecretFinding>().Select(found => (found.StartLine, found.StartColumn, found.EndColumn))
        );
    }

    [Theory]
    [InlineData("**Password**: **Zk4tPq9wLm**", 17)]
    [InlineData("**Password:** *Zk4tPq9wLm*", 16)]
    [InlineData("Password = **`Zk4tPq9wLm`**", 15)]
    [InlineData("Password: <code>Zk4tPq9wLm</code>", 17)]
    [InlineData("<b>Password:</b> <b>Zk4tPq9wLm</b>", 21)]
    public void Markup_does_not_hide_a_secret(string line, int column)
    {
        var path = Folder.Write("note.md", $"# A\n\n{line}\n");

        var found = Assert.Single(Run($"Find-OpenClawSecret '{path}'").Of<SecretFinding>());

        Assert.Equal((3, column, column + 9), (found.StartLine, found.StartColumn, found.EndColumn));
        Assert.Equal(found.Hash, Assert.Single(Run("'password: Zk4tPq9wLm' | Find-OpenClawSecret").Of<SecretFinding>()).Hash);
    }

    [Fact]
    public void Strings_that_follow_each_other_are_one_text()
    {
        const string key =
            "'-----BEGIN PRIVATE KEY-----', 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj', "
            + "'-----END PRIVATE KEY-----'";

        Assert.Equal(
            [(2, 4), (5, 5)],
            Run($"'a', {key}, 'password: Zk4tPq9wLm' | Find-OpenClawSecret")
                .Of<SecretFinding>()
                .Select(found => (found.StartLine, found.EndLine))
        );
    }

    [Theory]
    [InlineData("[System.Collections.DictionaryEntry]::new('DB_PASSWORD', 'Zk4tPq9wLm')")]
    [InlineData("@{ DB_PASSWORD = 'Zk4tPq9wLm' }")]
    public void Named_values_are_searched_by_name(string command)
    {
        var result = Run($"{command} | Find-OpenClawSecret");

        Assert.EndsWith("DB_PASSWORD", Assert.Single(result.Of<SecretFinding>()).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_followed_only_if_it_is_named()
    {
        Folder.Write("elsewhere/a.md", Token);
        Directory.CreateDirectory(Folder["notes"]);
        File.CreateSymbolicLink(Folder["notes/a.md"], Folder["elsewhere/a.md"]);
        Directory.CreateSymbolicLink(Folder["notes/loop"], Folder["notes"]);

        Assert.Empty(Run($"Find-OpenClawSecret '{Folder["notes"]}'").Of<SecretFinding>());
        Assert.Single(Run($"Find-OpenClawSecret '{Folder["notes/a.md"]}'").Of<SecretFinding>());
    }

    [Fact]
    public void A_named_pipe_or_a_device_is_one_error_and_does_not_block()
    {
        foreach (var path in (string[])[Fifo.Create(Folder["pipe"]), "/dev/zero"])
        {
            var result = Run($"Find-OpenClawSecret '{path}'");

            Assert.Empty(result.Of<SecretFinding>());
            Assert.StartsWith("SourceUnreadable,", result.ErrorId, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pipes_in_a_folder_are_skipped_and_the_rest_is_searched()
    {
        Folder.Write("notes/a.md", Token);
        Fifo.Create(Folder["notes/b.md"]);

        var result = Run($"Find-OpenClawSecret '{Folder["notes"]}' -Verbose");

        Assert.Single(result.Of<SecretFinding>());
        Assert.Contains(result.Verbose, line => line.Contains("not a regular file", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_of_the_kernel_that_never_end_are_searched_to_an_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /proc.");

        Assert.Empty(Run("Find-OpenClawSecret /proc/sys/kernel, /proc/kmsg").Of<SecretFinding>());
    }

    [Fact]
    public void Secrets_are_found_in_raw_records_and_none_in_protected_ones()
    {
        Assert.InRange(
            Run($"Get-OpenClawRecord '{Home}' | Find-OpenClawSecret").Of<SecretFinding>().Count,
            Repository.PlantedSecrets.Length / 2,
            100
        );
        Assert.Empty(Run($"Get-OpenClawRecord '{Home}' | Protect-OpenClawRecord | Find-OpenClawSecret").Of<SecretFinding>());
    }

    [Fact]
    public void Each_object_without_text_is_one_error_and_the_others_are_searched()
    {
        var result = Run($"[pscustomobject]@{{ Text = 'x' }}, 42, 'x {Token}', [pscustomobject]@{{ Text = $null }} | Find-OpenClawSecret");

        Assert.StartsWith("InputInvalid,", result.ErrorId, StringComparison.Ordinal);
        Assert.Single(result.Of<SecretFinding>());
    }

    [Fact]
    public void No_secret_appears_in_any_stream_or_property()
    {
        Folder.Write($"notes/{Token}.md", $"{Token}\npassword: hunter2-canary");
        File.WriteAllBytes(Folder[$"notes/{Token}.bin"], [0]);

        var result = Run(
            $"Find-OpenClawSecret '{Folder["notes"]}', '{Folder["gone-" + Token]}' -Verbose -Debug; Get-OpenClawRecord '{Home}' | "
                + $"Find-OpenClawSecret -Verbose; $Error | ForEach-Object {{ $_.ToString() + $_.TargetObject + $_.CategoryInfo }}"
        );

        var printed =
            result.Streams
            + string.Join(
                '\n',
                result.Output.Select(item =>
                    item.BaseObject is SecretFinding finding
                        ? finding + string.Join(' ', typeof(SecretFinding).GetProperties().Select(property => property.GetValue(finding)))
                        : item.ToString()
                )
            );
        Assert.Contains("keyed-password", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(
            [.. Repository.PlantedSecrets, Token, Token[..12], "hunter2-canary"],
            secret => printed.Contains(secret, StringComparison.Ordinal)
        );
    }

    private List<(string, int, int, int, int)> Told(string script) =>
        [
            .. Run(script)
                .Of<SecretFinding>()
                .Select(finding =>
                    (Path.GetFileName(finding.Path)!, finding.StartLine, finding.StartColumn, finding.EndLine, finding.EndColumn)
                ),
        ];

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void UTF_16_text_without_a_byte_order_mark_is_recognised(string encoding)
    {
        File.WriteAllBytes(Folder["wide.txt"], System.Text.Encoding.GetEncoding(encoding).GetBytes($"first line\nx {Token}\n"));

        var finding = Assert.Single(Run($"Find-OpenClawSecret '{Folder["wide.txt"]}'").Of<SecretFinding>());

        Assert.Equal((2, 3), (finding.StartLine, finding.StartColumn));
    }
}
