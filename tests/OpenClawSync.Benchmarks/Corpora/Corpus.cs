using System.Text.Json;
using System.Text;

namespace OpenClawSync.Benchmarks.Corpora;

/// <summary>Text of the kind OpenClaw keeps, made up and the same for the same seed: Markdown memory notes, and task and job rows as JSON.</summary>
internal static class Corpus
{
    // As JavaScript writes it: only what must be is escaped.
    private static readonly JsonSerializerOptions AsWritten = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const int SecretEvery = 14_000;

    public static string CleanMarkdown(int length) => Markdown(length, seed: 11, dirty: false);

    public static string DirtyMarkdown(int length) => Markdown(length, seed: 12, dirty: true);

    public static string Json(int length)
    {
        var dice = new SeededRandom(13);
        var text = new StringBuilder(length + 2048);
        while (text.Length < length)
        {
            text.Append(Row(dice)).Append('\n');
        }

        return text.ToString();
    }

    private static string Markdown(int length, uint seed, bool dirty)
    {
        var dice = new SeededRandom(seed);
        var text = new StringBuilder(length + 2048);
        var nextSecret = SecretEvery / 2;
        while (text.Length < length)
        {
            Block(dice, text);
            if (!dirty || text.Length < nextSecret)
            {
                continue;
            }

            text.Append(Secret(dice)).Append("\n\n");
            nextSecret = text.Length + (SecretEvery / 2) + dice.Next(SecretEvery);
        }
        return text.ToString();
    }

    private static void Block(SeededRandom dice, StringBuilder text)
    {
        switch (dice.Next(8))
        {
            case 0:
                text.Append("## ").Append(Words.Title(dice)).Append("\n\n");
                break;
            case 1 or 2:
                for (var i = 0; i < 4; i++)
                {
                    text.Append("- ").Append(Words.Sentence(dice)).Append('\n');
                }

                break;
            case 3:
                text.Append("```json\n").Append(Row(dice)).Append("\n```\n");
                break;
            case 4:
                text.Append("- ")
                    .Append(dice.Next(24).ToString("00", null))
                    .Append(":15 (GMT+1) ")
                    .Append(Words.Sentence(dice))
                    .Append('\n');
                break;
            case 5 when dice.Next(4) == 0:
                text.Append(Words.CjkLine(dice)).Append('\n');
                break;
            default:
                for (var i = 0; i < 3; i++)
                {
                    text.Append(Words.Sentence(dice)).Append(i == 2 ? "\n" : " ");
                }

                break;
        }
        text.Append('\n');
    }

    private static string Row(SeededRandom dice) =>
        JsonSerializer.Serialize(
            new
            {
                id = dice.Uuid(),
                label = Words.Title(dice),
                status = dice.Of(["queued", "running", "succeeded", "failed"]),
                createdAt = 1_795_000_000_000L + dice.Next(int.MaxValue),
                fingerprint = dice.Hex(64),
                runtime = "acp",
                summary = Words.Sentence(dice) + "\n" + Words.Sentence(dice),
                schedule = new
                {
                    kind = "cron",
                    expr = $"{dice.Next(60)} {dice.Next(24)} * * *",
                    tz = "Europe/Berlin",
                },
                usage = new
                {
                    inputTokens = dice.Next(90000),
                    outputTokens = dice.Next(9000),
                    costUsd = dice.Next(1000) / 1000.0,
                },
            },
            AsWritten
        );

    private static string Secret(SeededRandom dice) =>
        dice.Next(6) switch
        {
            0 => $"The token is ghp_{dice.Token(36)}, rotate it.",
            1 => $"- `OPENAI_API_KEY=sk-proj-{dice.Token(48)}`",
            2 => $"password: {dice.Token(5)}!{dice.Next(90) + 10}{dice.Token(5)}",
            3 => $"postgres://claw:{dice.Token(14)}@db.internal:5432/app",
            4 => $"curl -H \"Authorization: Bearer {dice.Token(40)}\" https://api.internal/v1",
            _ => $"| api_key | {dice.Token(32)} |",
        };
}
