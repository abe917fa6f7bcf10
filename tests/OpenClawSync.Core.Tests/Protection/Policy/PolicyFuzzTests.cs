using CsCheck;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection.Policy;

/// <summary>Whatever a file contains, it is read, or rejected with an error of our own that names a position in it.</summary>
public class PolicyFuzzTests
{
    private static readonly string[] Json =
    [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"owner\"",
        "\"allow\"",
        "\"patterns\"",
        "\"paths\"",
        "\"defaults\"",
        "\"task\"",
        "\"hunter2canary\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "1",
        "-1e999",
        "99999999999999999999",
        "null",
        "true",
        "// c\n",
        "/* c */",
        "\n",
        "\"",
        "'",
        "你",
        "\ud83e",
        "\"ruleFiles\"",
        "\"[a-\"",
        "\"snippetLength\"",
        "5",
    ];

    private static readonly string[] Toml =
    [
        "[[rules]]\n",
        "id = 'a'\n",
        "id = 'b'\n",
        "regex = '''x'''\n",
        "regex = \"[[:alpha:]\\\\pL\"\n",
        "[allowlist]\n",
        "[[allowlists]]\n",
        "[rules.allowlist]\n",
        "[[rules.allowlists]]\n",
        "[rules]\n",
        "a.b = 1\n",
        "a.b.c = {x = [1, {y = 2}]}\n",
        "a = 2026-01-01\n",
        "paths = ['x']\n",
        "stopwords = ['hunter2canary']\n",
        "regexes = ['(']\n",
        "entropy = nan\n",
        "entropy = 3\n",
        "[extend]\n",
        "useDefault = true\n",
        "keywords = []\n",
        "secretGroup = 1\n",
        "'''",
        "\"",
        "=",
        "\n",
        "# c\n",
        "你 = 1\n",
        "\0",
        "title = 'x'\n",
    ];

    private static readonly string[] Pattern =
    [
        "(",
        ")",
        "(?P<n>",
        "(?i)",
        "(?m:",
        "(?-s)",
        "(?=",
        "[",
        "]",
        "[^",
        "[[:alnum:]]",
        "[:x:]",
        "-",
        "\\pL",
        "\\p{L",
        "\\p{Greek}",
        "\\x{41}",
        "\\x{",
        "\\Q",
        "\\E",
        "\\d",
        "\\",
        "\\1",
        "$",
        "^",
        "a",
        "{2,3}",
        "{",
        "}",
        "*",
        "+",
        "?",
        "|",
        ".",
        "\\b",
        "你",
        "{900}",
        "\\z",
        "\\c",
        "\\u",
    ];

    [Fact]
    public void Any_policy_is_read_or_rejected() =>
        Of(Json)
            .Sample(
                text =>
                    Try(
                        "policy.json",
                        text,
                        () =>
                            new PolicyReader(
                                JsonSettings.Parse("policy.json", System.Text.Encoding.UTF8.GetBytes(text)),
                                node => throw node.Invalid("is not available"),
                                Path.GetTempPath()
                            ).Read()
                    ),
                iter: 20_000
            );

    [Fact]
    public void Any_rule_file_is_read_or_rejected() =>
        Of(Toml).Sample(text => Try("acme.toml", text, () => RuleFile.Read("acme.toml", text)), iter: 20_000);

    [Fact]
    public void Any_expression_is_compiled_or_rejected() =>
        Of(Pattern).Sample(text => Try("x", text, () => Expression.Parse(new SettingNode("x", 1, 1, "regex", text))), iter: 20_000);

    [Fact]
    public void Deep_nesting_is_rejected()
    {
        foreach (var (open, close) in new[] { ("[", "]"), ("{a=", "}") })
        {
            var text = "x = " + string.Concat(Enumerable.Repeat(open, 20_000)) + "1" + string.Concat(Enumerable.Repeat(close, 20_000));
            Try("acme.toml", text, () => RuleFile.Read("acme.toml", text));
        }

        Assert.Contains(
            "not valid JSON",
            Policies.Error(string.Concat(Enumerable.Repeat("{\"allow\":", 20_000))).Message,
            StringComparison.Ordinal
        );
    }

    private static Gen<string> Of(string[] bits) =>
        Gen.Int[0, bits.Length - 1].Select(index => bits[index]).Array[0, 14].Select(string.Concat);

    private static void Try(string file, string text, Func<object?> read)
    {
        try
        {
            read();
        }
        catch (OpenClawSyncException error)
        {
            Assert.Equal(ErrorIds.PolicyInvalid, error.ErrorId);
            Assert.Matches($"^'{file}', line \\d+, column \\d+: ", error.Message);
            Assert.DoesNotContain("hunter2canary", error.Message, StringComparison.Ordinal);
            var line = int.Parse(error.Message.Split("line ")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(line, 1, text.Count(c => c == '\n') + 1);
        }
    }
}
