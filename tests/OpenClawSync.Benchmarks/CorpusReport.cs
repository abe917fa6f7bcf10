using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Benchmarks;

/// <summary>
/// Scores the detector on a corpus of notes with and without secrets: how many of the secrets it covers and how many harmless texts it
/// leaves alone, by class and by language. A secret counts as covered when no character of any place where it stands is left.
/// </summary>
internal static class CorpusReport
{
    private const string SecretsFile = "secrets.jsonl";
    private const string HarmlessFile = "harmless.jsonl";

    private static readonly CorpusJson Readable = new(
        new JsonSerializerOptions(CorpusJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>Prints the scores of one part, and with <paramref name="each"/> every miss and every false alarm.</summary>
    public static void Write(TextWriter output, string folder, string part, bool each)
    {
        var secrets = Read(Path.Combine(folder, SecretsFile), part).SelectMany(Judge).ToList();
        var harmless = Read(Path.Combine(folder, HarmlessFile), part).Select(JudgeHarmless).ToList();
        output.WriteLine($"Part {part}: {Share(secrets)} of the secrets covered, {Share(harmless)} of the harmless texts untouched.");
        Table(output, "secrets covered, by class", secrets, verdict => verdict.Class);
        Table(output, "secrets covered, by language", secrets, verdict => verdict.Language);
        Table(output, "harmless texts untouched, by class", harmless, verdict => verdict.Class);
        Table(output, "harmless texts untouched, by language", harmless, verdict => verdict.Language);
        if (!each)
        {
            return;
        }

        foreach (var wrong in secrets.Concat(harmless).Where(verdict => !verdict.IsRight))
        {
            output.WriteLine(JsonSerializer.Serialize(wrong, Readable.Verdict));
        }
    }

    private static IEnumerable<Sample> Read(string path, string part) =>
        File.ReadLines(path)
            .Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize(line, CorpusJson.Default.Sample)!)
            .Where(sample => part == "all" || sample.Part == part);

    private static IEnumerable<Verdict> Judge(Sample sample)
    {
        var hits = SecretDetector.Default.Detect(sample.Text);
        foreach (var secret in sample.Secrets ?? [])
        {
            yield return new Verdict(sample, secret, IsCovered(sample.Text, secret, hits), Found(sample.Text, hits));
        }
    }

    private static Verdict JudgeHarmless(Sample sample)
    {
        var hits = SecretDetector.Default.Detect(sample.Text);
        return new Verdict(sample, Secret: null, hits.Count == 0, Found(sample.Text, hits));
    }

    private static bool IsCovered(string text, string secret, IReadOnlyList<SecretHit> hits)
    {
        for (var at = text.IndexOf(secret, StringComparison.Ordinal); at >= 0; at = text.IndexOf(secret, at + 1, StringComparison.Ordinal))
        {
            for (var i = at; i < at + secret.Length; i++)
            {
                if (!char.IsWhiteSpace(text[i]) && !hits.Any(hit => hit.Start <= i && i < hit.Start + hit.Length))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static string[] Found(string text, IReadOnlyList<SecretHit> hits) =>
        [.. hits.Select(hit => $"{hit.RuleId}: {text.Substring(hit.Start, hit.Length)}")];

    private static void Table(TextWriter output, string title, List<Verdict> verdicts, Func<Verdict, string> group)
    {
        output.WriteLine();
        output.WriteLine($"| {title} | of | share |");
        output.WriteLine("|---|--:|--:|");
        foreach (var verdict in verdicts.GroupBy(group).OrderByDescending(group => group.Count()))
        {
            output.WriteLine($"| {verdict.Key} | {verdict.Count()} | {Share([.. verdict])} |");
        }
    }

    private static string Share(List<Verdict> verdicts) =>
        FormattableString.Invariant($"{100.0 * verdicts.Count(verdict => verdict.IsRight) / Math.Max(1, verdicts.Count):F1} %");
}

/// <summary>A text of the corpus.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Class">What kind of text it is.</param>
/// <param name="Language">The language, as BCP 47 has it.</param>
/// <param name="Text">The text.</param>
/// <param name="Secrets">What must be covered; null for a harmless text.</param>
/// <param name="Part">Which part of the corpus it belongs to: <c>dev</c> or <c>held</c>.</param>
internal sealed record Sample(string Id, string Class, string Language, string Text, string[]? Secrets, string Part);

/// <summary>What the detector did with a secret, or with a harmless text.</summary>
/// <param name="Sample">The text.</param>
/// <param name="Secret">The secret; null for a harmless text.</param>
/// <param name="IsRight">Whether the secret was covered, or the harmless text left alone.</param>
/// <param name="Found">What the detector found in the text, each after the id of its rule.</param>
internal sealed record Verdict([property: JsonIgnore] Sample Sample, string? Secret, [property: JsonIgnore] bool IsRight, string[] Found)
{
    public string Id => Sample.Id;
    public string Class => Sample.Class;
    public string Language => Sample.Language;
    public string Text => Sample.Text;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Sample))]
[JsonSerializable(typeof(Verdict))]
internal sealed partial class CorpusJson : JsonSerializerContext;
