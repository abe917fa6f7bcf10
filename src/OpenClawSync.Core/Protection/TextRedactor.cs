using System.Collections.Immutable;
using System.Text;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Protection;

/// <summary>
/// Redacts secrets and home folders in plain text and truncates it, until another pass would change nothing. Redaction is therefore
/// idempotent by construction.
/// </summary>
internal sealed class TextRedactor(ISecretDetector detector)
{
    // Text that still changes after so many passes is replaced as a whole. Two passes are the rule, three are rare.
    private const int MaxPasses = 8;

    /// <summary>The longest text that is scanned, in UTF-16 code units; longer text is replaced as a whole.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    // Longer text rarely occurs in two records.
    private const int MaxCachedLength = 32;

    private readonly CleanTexts _clean = new(MaxCachedLength);

    /// <summary>The text as it may be stored, no longer than a number of UTF-16 code units.</summary>
    public RedactedText Redact(string raw, int length) =>
        raw.Length <= length && _clean.Contains(raw) ? new RedactedText(raw, []) : Redact(raw, length, isScanned: false);

    /// <summary>As <see cref="Redact(string, int)" />, for a text in which the same detector has just found nothing.</summary>
    public RedactedText RedactScanned(string text, int length) => Redact(text, length, isScanned: true);

    private RedactedText Redact(string raw, int length, bool isScanned)
    {
        if (raw.Length > MaxLength)
        {
            return Withheld(raw, "oversized");
        }

        var text = WellFormed(raw);
        var hits = ImmutableArray<SecretHit>.Empty;
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var found = isScanned && ReferenceEquals(text, raw) ? [] : detector.Detect(text);
            hits = found.Count == 0 ? hits : hits.AddRange(found);
            var next = TextCut.To(HomeFolders.Replace(Mask(text, found)), length);
            if (next == text)
            {
                if (ReferenceEquals(text, raw) && hits.IsEmpty)
                {
                    _clean.Add(raw);
                }

                return new RedactedText(text, hits);
            }

            text = next;
        }

        return Withheld(raw, "unstable");
    }

    public static string Mask(string text, IReadOnlyList<SecretHit> hits)
    {
        if (hits.Count == 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var from = 0;
        foreach (var hit in hits)
        {
            masked.Append(text, from, hit.Start - from).Append(Placeholder.Text);
            from = hit.End;
        }

        return masked.Append(text, from, text.Length - from).ToString();
    }

    // A lone surrogate has no UTF-8 form, so no target could store it. A NUL carries no meaning and can hide a secret.
    private static string WellFormed(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            text = text.Replace("\0", "", StringComparison.Ordinal);
        }

        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune.ToString());
        }

        return result.ToString();
    }

    private static RedactedText Withheld(string raw, string reason) =>
        new(Placeholder.Text, [new SecretHit(0, raw.Length, "withheld", reason)]);
}

/// <summary>Text that may be stored, and the hits that were redacted in it.</summary>
internal readonly record struct RedactedText(string Text, ImmutableArray<SecretHit> Hits);
