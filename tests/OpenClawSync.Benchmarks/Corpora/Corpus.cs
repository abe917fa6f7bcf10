using System.Text;
using System.Text.Json;

namespace OpenClawSync.Benchmarks.Corpora;

/// <summary>Made-up text of the kinds that OpenClaw stores, always the same: Markdown notes, and task and job rows as JSON.</summary>
internal static class Corpus
{
    // Escapes only what it must, as JavaScript does.
    private static readonly JsonSerializerOptions AsWritten = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const int SecretEvery = 14_000;

    public static string CleanMarkdown(int length) => Markdown(length, seed: 11, dirty: false);

    public static string DirtyMarkdown(int length) => Markdown(length, seed: 12, dirty: true);

    public static string Json(int length)
    {
        var random = new SeededRandom(13);
        var text = new StringBuilder(length + 2048);
        while (text.Length < length)
        {
            text.Append(Row(random)).Append('\n');
        }

        return text.ToString();
    }

    private static string Markdown(int length, uint seed, bool dirty)
    {
        var random = new SeededRandom(seed);
        var text = new StringBuilder(length + 2048);
        var nextSecret = SecretEvery / 2;
        while (text.Length < length)
        {
            Block(random, text);
            if (!dirty || text.Length < nextSecret)
            {
                continue;
            }

            text.Append(Secret(random)).Append("\n\n");
            nextSecret = text.Length + (SecretEvery / 2) + random.Next(SecretEvery);
        }
        return text.ToString();
    }

    private static void Block(SeededRandom random, StringBuilder text)
    {
        switch (random.Next(8))
        {
            case 0:
                text.Append("## ").Append(Words.Title(random)).Append("\n\n");
                break;
            case 1 or 2:
                for (var i = 0; i < 4; i++)
                {
                    text.Append("- ").Append(Words.Sentence(random)).Append('\n');
                }

                break;
            case 3:
                text.Append("```json\n").Append(Row(random)).Append("\n```\n");
                break;
            case 4:
                text.Append("- ")
                    .Append(random.Next(24).ToString("00", null))
                    .Append(":15 (GMT+1) ")
                    .Append(Words.Sentence(random))
                    .Append('\n');
                break;
            case 5 when random.Next(4) == 0:
                text.Append(Words.CjkLine(random)).Append('\n');
                break;
            default:
                for (var i = 0; i < 3; i++)
                {
                    text.Append(Words.Sentence(random)).Append(i == 2 ? "\n" : " ");
                }

                break;
        }
        text.Append('\n');
    }

    private static string Row(SeededRandom random) =>
        JsonSerializer.Serialize(
            new
            {
                id = random.Uuid(),
                label = Words.Title(random),
                status = random.Pick(["queued", "running", "succeeded", "failed"]),
                createdAt = 1_795_000_000_000L + random.Next(int.MaxValue),
                fingerprint = random.Hex(64),
                runtime = "acp",
                summary = Words.Sentence(random) + "\n" + Words.Sentence(random),
                schedule = new
                {
                    kind = "cron",
                    expr = $"{random.Next(60)} {random.Next(24)} * * *",
                    tz = "Europe/Berlin",
                },
                usage = new
                {
                    inputTokens = random.Next(90000),
                    outputTokens = random.Next(9000),
                    costUsd = random.Next(1000) / 1000.0,
                },
            },
            AsWritten
        );

    private static string Secret(SeededRandom random) =>
        random.Next(6) switch
        {
            0 => $"The token is ghp_{random.Token(36)}, rotate it.",
            1 => $"- `OPENAI_API_KEY=sk-proj-{random.Token(48)}`",
            2 => $"password: {random.Token(5)}!{random.Next(90) + 10}{random.Token(5)}",
            3 => $"postgres://claw:{random.Token(14)}@db.internal:5432/app",
            4 => $"curl -H \"Authorization: Bearer {random.Token(40)}\" https://api.internal/v1",
            _ => $"| api_key | {random.Token(32)} |",
        };
}
