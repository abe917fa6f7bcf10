using OpenClawSync.Detection;
using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Work is counted, not timed: doubling a text made to exhaust a scanner may at most double the work.</summary>
public class LinearTimeTests
{
    // A value is at most 1,024 characters long, and a trigger at least three.
    private const long MaxStepsPerCharacter = 1024;

    private static readonly string[] Hostile =
    [
        "\"",
        "\\",
        "\\\\\"",
        "'",
        "`",
        "-----BEGIN ",
        "-----BEGIN RSA PRIVATE KEY-----\n",
        "-----BEGIN RSA PRIVATE KEY-----AAAA",
        "PuTTY-User-Key-File-2: ",
        "QUFB",
        "cGFzc3dvcmQ9",
        "password",
        "password=",
        "password: \"",
        "token=token=",
        "api_key",
        "key ",
        "secret is ",
        "a_key_of_",
        "://a:",
        "@a",
        "http://a:b@c",
        "Bearer ",
        "Basic ",
        "Cookie: a=",
        "a=b; ",
        "curl -u ",
        "mysql -p",
        "eyJ",
        "eyJ-",
        "eyJ.",
        "eyJa.eyJa.",
        "sk-",
        "ghp_",
        "xoxb-",
        "\\u0041",
        "\\u",
        "&#65;",
        "\u200ba",
        "a\u200b",
        "ｐ",
        "密码：",
        "密码",
        "\n",
        "\\\n",
        "ghp_\n",
        "ghp_a\\\n",
        "[REDACTED]",
        "password=[REDACTED]",
        "prod:a-",
        "AKIA",
        "aB3-",
        "aB3_",
        "aB3/",
        "aB3.",
        "aB3:",
        "0123456789",
        "1/1/",
        "00-",
        "hooks.slack.com/services/",
        "value=",
        "\"name\":\"password\",",
        "|",
        "| password ",
        "|token|\n|-|\n",
        "| password |\n|---|\n| a1b2c3d4 |\n",
        "kind: Secret\n",
        "kind: Secret\ndata:\n  a: b\n",
        "data:",
        "net user a ",
        "echo a | sudo -S ",
        "htpasswd -",
        "docker login ",
        "set password to ",
        "password=\\\n",
        "credentials: a / ",
        "jdbc:oracle:thin:a/",
        "a:b@tcp(",
        "PWD={a1;",
        "token {\"value\":",
        "{{",
        "${",
        "<password>",
        "identified by ",
        "securestring '",
        "abandon ",
        "abandon ability ",
        "1. abandon 2. zoo 3. crane ",
        "abandon-",
        "word1=zoo\n",
        "seed zoo crane abandonn ",
        "あいこくしん　",
        "가격 가난 ",
        "的 一 ",
        "password ",
        "passwort ist ",
        "the password is now ",
        "password\n",
        "password hillside\n",
        "password: sunny hillside\n",
        "from apfelhain73 to ",
        "apfelhain73 -> ",
        "apfelhain73 as password ",
        "apfelhain73 ",
        "apfelhain73, ",
        "apfelhain73\n",
        "7402 ",
        "7402\n",
        "pin 7402 ",
        "pin: 7402\n",
        "4827-1193, ",
        "backup codes\n4827-1193\n",
        "4827 1193 ",
        "kx9f ",
        "\"password\" ",
        "„apfelhain73“ ",
        "«",
        "» ",
        "` ",
        "/ ",
        "/",
        "admin / ",
        "bob / apfelhain73 ",
        "bob@example.org ",
        "bob@example.org / ",
        "bob@example.org/apfelhain73 ",
        "login ",
        "login bob / apfelhain73\n",
        "# Login\n",
        "# Passwort\napfelhain73\n",
        "mot de passe ",
        "mot de ",
        "пароль ",
        "пароль apfelhain73 ",
        "пароль:\n",
        "κωδικός ",
        "密码apfelhain73",
        "密码是",
        "パスワードは",
        "รหัสผ่าน",
        "비밀번호 ",
        "পাসওয়ার্ড ",
        "סיסמה ",
        "كلمة المرور ",
        "ä ",
        "Passwörter ",
        "hasło-hasło-",
        "pass_word_",
    ];

    [Fact]
    public void Work_grows_linearly_with_the_text()
    {
        var wrong = new List<string>();
        foreach (var bit in Hostile)
        {
            var small = Steps(bit, 1 << 14);
            var large = Steps(bit, 1 << 16);
            if (large > (small * 5) + 100_000)
            {
                wrong.Add($"{bit}: {small} to {large}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    // Mostly without blanks, so that the text is one run and each trigger in it has all the rest after it.
    private static readonly string[] Unbroken =
    [
        "cookie=",
        "sig=",
        "token=",
        "?sig=",
        "sig=a&",
        "sid=",
        "password:",
        "curl -u ",
        "key=a;",
        "key?a&",
        "token.a",
        "sig=#",
        "sig=<",
        "sig=a,",
        "sig=\\",
        "sig=(",
        "curl -u a:kX9fq2vLm ",
        "curl -u \"",
        "curl\t-b\ta=b\t",
        "net user kX9fq2vLm ",
        "password=kX9fq2vLm&",
        "password=kX9fq2vLm ",
    ];

    [Fact]
    public void A_run_of_triggers_is_not_read_to_its_end_for_each_of_them()
    {
        Assert.Empty(NotLinear(Unbroken, 1 << 14));
    }

    // The longest values there are.
    [Fact]
    public void A_list_of_credentials_in_one_run_is_read_up_to_a_limit() => Assert.Empty(NotLinear(["key=FlyV1+"], 1 << 15));

    [Theory]
    [InlineData("token=FlyV1 ")]
    [InlineData("Authorization: FlyV1 ")]
    [InlineData("token=FlyV1:")]
    public void A_scheme_that_ends_the_text_has_no_credential(string text) => Assert.Empty(SecretDetector.Default.Detect(text));

    // There are two texts for each word, so they are shorter than the others, but still many times as long as the longest value.
    [Fact]
    public void A_run_of_any_trigger_word_takes_linear_work()
    {
        var words = Triggers.BuiltInWords.SelectMany(word => (string[])[word + "=", word + ":"]);

        // Up to 4,096 characters of a cookie header are read, so it is among the longer texts above.
        Assert.Empty(NotLinear(words.Except(["cookie="]), 1 << 12));
    }

    [Theory]
    [InlineData("curl -u ", 16)]
    [InlineData("curl -u a:kX9fq2vLm ", 16)]
    [InlineData("sig=a&", 32)]
    public void Text_read_for_one_trigger_is_not_read_again_for_the_next(string bit, int mostPerCharacter) =>
        Assert.InRange(Steps(bit, 1 << 16), 1, (long)mostPerCharacter << 16);

    [Fact]
    public void Quadratic_work_is_not_taken_for_linear()
    {
        long[] triggers = [1 << 12, 1 << 13, 1 << 14];
        Assert.False(IsLinear([.. triggers.Select(count => count * count)]));
        Assert.False(IsLinear([.. triggers.Select(count => count * count / 16)]));
        Assert.True(IsLinear([.. triggers.Select(count => count * 300)]));
    }

    [Fact]
    public void Repeating_the_prefix_of_any_rule_takes_linear_work()
    {
        var wrong = new List<string>();
        foreach (var rule in BuiltInRules.Tokens)
        {
            foreach (var pattern in rule.Patterns)
            {
                var sample = pattern.Sample(1);
                foreach (var bit in (string[])[sample[..Math.Min(sample.Length, 6)] + "-", sample[..^1] + ".", sample + "_"])
                {
                    var small = Steps(bit, 1 << 12);
                    var large = Steps(bit, 1 << 14);
                    if (large > (small * 6) + 50_000)
                    {
                        wrong.Add($"{rule.Id} {bit}: {small} to {large}");
                    }
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static List<string> NotLinear(IEnumerable<string> bits, int length)
    {
        var wrong = new List<string>();
        foreach (var bit in bits)
        {
            long[] steps = [Steps(bit, length), Steps(bit, 2 * length), Steps(bit, 4 * length)];
            if (!IsLinear(steps) || steps[2] > MaxStepsPerCharacter * 4 * length)
            {
                wrong.Add($"{bit}: {string.Join(", ", steps)}");
            }
        }
        return wrong;
    }

    // Each doubling of the text takes at most a little more than twice the work.
    private static bool IsLinear(long[] steps) => steps[1] <= (steps[0] * 9 / 4) + 50_000 && steps[2] <= (steps[1] * 9 / 4) + 50_000;

    private static long Steps(string bit, int length)
    {
        var text = string.Concat(Enumerable.Repeat(bit, (length / bit.Length) + 1))[..length];
        SecretDetector.Default.Detect(text, out var steps);
        return steps;
    }
}
