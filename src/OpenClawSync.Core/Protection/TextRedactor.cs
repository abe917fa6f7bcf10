using System.Collections.Immutable;
using System.Text;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Protection;

/// <summary>
/// Takes secrets and home folders out of plain text and cuts it, until another pass would change nothing. So protecting twice
/// gives what protecting once gave, by construction.
/// </summary>
internal sealed class TextRedactor(ISecretDetector detector)
{
    // Text that still changes after so many passes is withheld. Two passes are the rule, three the rare case.
    private const int MaxPasses = 8;

    /// <summary>Larger text is withheld whole, unread.</summary>
    public const int MaxText = 64 * 1024 * 1024;

    // Longer text hardly ever stands in two records.
    private const int MaxRepeated = 32;

    private readonly CleanTexts _clean = new(MaxRepeated);

    /// <summary>The text as it may be stored, no longer than the length.</summary>
    public RedactedText Redact(string raw, int length) =>
        raw.Length <= length && _clean.Contains(raw) ? new RedactedText(raw, []) : Redact(raw, length, isRead: false);

    /// <summary>As <see cref="Redact(string, int)" />, of a text in which the same detector has just found nothing.</summary>
    public RedactedText RedactRead(string text, int length) => Redact(text, length, isRead: true);

    private RedactedText Redact(string raw, int length, bool isRead)
    {
        if (raw.Length > MaxText)
        {
            return Rejected(raw, "oversized");
        }

        var text = WellFormed(raw);
        var hits = ImmutableArray<SecretHit>.Empty;
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var found = isRead && ReferenceEquals(text, raw) ? [] : detector.Detect(text);
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

        return Rejected(raw, "unstable");
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

    // A lone surrogate has no UTF-8 form, so no target could hold it. A NUL says nothing and can hide a secret.
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

    private static RedactedText Rejected(string raw, string reason) =>
        new(Placeholder.Text, [new SecretHit(0, raw.Length, "withheld", reason)]);
}
