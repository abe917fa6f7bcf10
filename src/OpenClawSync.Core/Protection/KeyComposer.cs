using System.Text;
using System.Text.RegularExpressions;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Protection;

/// <summary>
/// Composes keys that are safe to store and print: a segment in which the detector fires becomes <c>~</c> and 16 hex digits of its keyed
/// hash, so that it remains a stable identity without revealing its text. Home folders are masked in the same way.
/// </summary>
internal sealed partial class KeyComposer(ISecretDetector detector, InstallationKey key)
{
    // The rule id under which the masks of home folders are counted, because no rule of the detector asks for them.
    private const string HomeFolderRule = "home-folder";

    // Long enough for the path of a note, which recurs in each of its entries.
    private const int MaxCachedLength = 512;

    // The section of a note is a segment of its own, so that the key of its row and the path of its file are masked alike.
    private const string Separators = "/#";

    private readonly CleanTexts _clean = new(MaxCachedLength);

    /// <summary>
    /// Masks the segments of an id or path in which the detector fires, and notes the redaction in the draft under the field's name.
    /// </summary>
    public string Mask(string field, string path, RowDraft draft)
    {
        if (IsUuid(path) || _clean.Contains(path))
        {
            return path;
        }

        var masked = Mask(path, out var rule);
        if (masked == path)
        {
            _clean.Add(path);
        }
        else
        {
            draft.Note(field, path, rule ?? HomeFolderRule, "identifier");
        }

        return masked;
    }

    /// <summary>Masks a composed id as a whole when the detector fires on its parts taken together.</summary>
    public string MaskWhole(string id) => RuleIn(id) is null ? id : Masked(id);

    /// <summary>
    /// Masks an id when the detector fires on it only behind the prefix that it is stored with. Where it fires on the prefix alone, a mask
    /// would not help.
    /// </summary>
    public string MaskBehind(string prefix, string id) =>
        prefix.Length == 0 || RuleIn(prefix + id) is null || RuleIn(prefix) is not null ? id : Masked(id);

    public static string SourceKey(RecordKind kind, string sourceId) =>
        kind switch
        {
            RecordKind.Task => "task:" + sourceId,
            RecordKind.Cron => "cron:" + sourceId,
            _ => "memory:" + sourceId,
        };

    private string Mask(string path, out string? rule)
    {
        rule = null;
        var hits = detector.Detect(path);
        var result = new StringBuilder(path.Length);
        for (var start = 0; start <= path.Length; start++)
        {
            var length = path.AsSpan(start).IndexOfAny(Separators);
            var end = length < 0 ? path.Length : start + length;
            var segment = path[start..end];
            var found = IsMasked(segment) ? null : RuleAt(hits, start, end) ?? RuleInSegment(segment);
            rule ??= found;
            result.Append(found is null ? segment : Masked(segment)).Append(path.AsSpan(end, length < 0 ? 0 : 1));
            start = end;
        }

        var masked = HomeFolders.Replace(result.ToString(), Masked);
        var whole = RuleIn(masked);
        rule ??= whole;
        return whole is null ? masked : Masked(masked);
    }

    private string Masked(string text) => "~" + Convert.ToHexStringLower(key.Hash(Encoding.UTF8.GetBytes(text)))[..16];

    private string? RuleIn(string text) => detector.Detect(text) is [var first, ..] ? first.RuleId : null;

    private string? RuleInSegment(string segment) => segment.Length == 0 || IsUuid(segment) ? null : RuleIn(segment);

    private static string? RuleAt(IReadOnlyList<SecretHit> hits, int start, int end)
    {
        foreach (var hit in hits)
        {
            if (hit.Start < end && hit.End > start)
            {
                return hit.RuleId;
            }
        }

        return null;
    }

    private static bool IsUuid(string text) => text.Length == 36 && Guid.TryParseExact(text, "D", out _);

    private static bool IsMasked(string segment) => MaskedSegment().IsMatch(segment);

    [GeneratedRegex("^~[0-9a-f]{16}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex MaskedSegment();
}
