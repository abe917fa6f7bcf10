using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Generators;

/// <summary>
/// Texts by which the endpoint's gate is compared with the detector: samples of every token rule in the places where tokens are written,
/// which it must refuse, and what the detector leaves of them and of all other samples, which it must accept.
/// </summary>
internal static class GateVectors
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What can be before and after a token.
    private static readonly (string Before, string After)[] Places =
    [
        ("", ""),
        ("use ", " now"),
        ("error\\n", "\\nnext"),
        ("\u001b[31m", "\u001b[0m"),
        ("token%3D", "&x=1"),
        ("Bearer%20", ""),
        ("_", "_"),
        ("x-", ""),
        ("https://host/", "/x"),
        ("key=", ""),
        ("\\u0022", "\\u0022"),
        ("(", ")."),
        ("NAME_", "="),
    ];

    private const int MixtureCount = 400;

    private const string Filler = "abzAZ019_-./+=";

    private static readonly string[] Separators =
    [
        " ",
        "\n",
        "\n- ",
        "=",
        ": ",
        "\"",
        ",",
        "/",
        "x",
        "-",
        "_",
        "%3D",
        "\\n",
        ".",
        "|",
        " --",
        "@",
        "'",
    ];

    /// <summary>The vectors, with every text backwards, so that no scanner of source code takes a sample for a secret.</summary>
    public static string ToJson()
    {
        var refused = new List<(string Rule, string Text)>();
        var accepted = new List<string>();
        foreach (var (text, place) in BuiltInRules.Tokens.SelectMany(rule => rule.Positives).Select((text, index) => (text, index)))
        {
            var (before, after) = Places[place % Places.Length];
            Sort(before + text + after, refused, accepted);
        }

        foreach (var text in RuleTable.All.SelectMany(rule => rule.Negatives.Concat(rule is TokenRule ? [] : rule.Positives)))
        {
            accepted.Add(Redact(text, SecretDetector.Default.Detect(text)));
        }

        accepted.AddRange(Mixtures());
        return Write(refused, accepted);
    }

    // Samples cut, changed and joined by all that can be between them, and then redacted.
    private static IEnumerable<string> Mixtures()
    {
        var samples = RuleTable.All.SelectMany(rule => rule.Positives.Concat(rule.Negatives)).Where(text => text.Length < 400).ToArray();
        var state = 2463534242u;
        for (var count = 0; count < MixtureCount; count++)
        {
            var text = new StringBuilder();
            var separator = Separators[Next(Separators.Length)];
            for (var part = Next(4); part >= 0; part--)
            {
                var sample = samples[Next(samples.Length)];
                text.Append(
                        Next(4) switch
                        {
                            0 => sample[..Next(sample.Length)],
                            1 => sample[Next(sample.Length)..],
                            2 => sample.Insert(Next(sample.Length), Filler[Next(Filler.Length)].ToString()),
                            _ => sample,
                        }
                    )
                    .Append(separator);
            }

            yield return Redact(text.ToString(), SecretDetector.Default.Detect(text.ToString()));
        }

        int Next(int exclusiveMax)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)((state >> 3) % (uint)exclusiveMax);
        }
    }

    private static void Sort(string text, List<(string Rule, string Text)> refused, List<string> accepted)
    {
        var hits = SecretDetector.Default.Detect(text);
        if (hits.FirstOrDefault(hit => BuiltInRules.Tokens.Any(rule => rule.Id == hit.RuleId)) is { RuleId: not null } token)
        {
            refused.Add((token.RuleId, text));
        }

        accepted.Add(Redact(text, hits));
    }

    private static string Redact(string text, IReadOnlyList<SecretHit> hits)
    {
        foreach (var hit in hits.OrderByDescending(hit => hit.Start))
        {
            text = string.Concat(text.AsSpan(0, hit.Start), Placeholder.Text, text.AsSpan(hit.End));
        }

        return text;
    }

    private static string Write(List<(string Rule, string Text)> refused, List<string> accepted)
    {
        var json = new StringBuilder("{\n  \"refused\": [\n");
        json.AppendJoin(
            ",\n",
            refused.Select(vector => $"    {{ \"rule\": {Quote(vector.Rule)}, \"text\": {Quote(Backwards(vector.Text))} }}")
        );
        json.Append("\n  ],\n  \"accepted\": [\n").AppendJoin(",\n", accepted.Distinct().Select(text => $"    {Quote(Backwards(text))}"));
        return json.Append("\n  ]\n}\n").ToString();
    }

    private static string Backwards(string text) => string.Concat(text.Reverse());

    private static string Quote(string text) => JsonSerializer.Serialize(text, Options);
}
