using System.Globalization;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;

namespace OpenClawSync.Audit;

/// <summary>
/// Audits one text that arrives in pieces, window by window, so that memory does not grow with it. Windows overlap by
/// <see cref="Overlap" /> on both sides: a secret that is shorter is found as if the whole text were scanned at once, and a longer one is
/// reported in parts.
/// </summary>
/// <param name="detector">Finds the secrets.</param>
/// <param name="key">The key of the hashes.</param>
/// <param name="path">The path of the text; null for none.</param>
/// <param name="firstLine">The number of the first line.</param>
internal sealed class TextAudit(ISecretDetector detector, InstallationKey key, string? path, int firstLine = 1)
{
    /// <summary>The size of a window in UTF-16 code units.</summary>
    public const int Window = 1024 * 1024;

    /// <summary>How far a window extends beyond the part whose findings it reports, in UTF-16 code units.</summary>
    public const int Overlap = 64 * 1024;

    private readonly LinePosition _lines = new(firstLine);
    private char[] _buffer = new char[4096];
    private int _count;

    // The offsets in the text at which the buffer begins, and up to which findings were reported.
    private long _start;
    private long _reported;

    /// <summary>The code page in which the text was read by a guess; null when its encoding is known.</summary>
    public int? GuessedCodePage { get; set; }

    /// <summary>The size of the buffer; never more than a window.</summary>
    internal int BufferSize => _buffer.Length;

    /// <summary>Adds the next piece, and returns the findings of the window that it completes.</summary>
    public IReadOnlyList<SecretFinding> Add(ReadOnlySpan<char> piece)
    {
        List<SecretFinding>? found = null;
        while (!piece.IsEmpty)
        {
            Grow(piece.Length);
            var taken = Math.Min(piece.Length, _buffer.Length - _count);
            piece[..taken].CopyTo(_buffer.AsSpan(_count));
            _count += taken;
            piece = piece[taken..];
            if (_count == Window)
            {
                (found ??= []).AddRange(Scan(FindCut()));
                Slide();
            }
        }

        return found ?? [];
    }

    /// <summary>Ends the text, and returns the remaining findings.</summary>
    public IReadOnlyList<SecretFinding> End() => Scan(_count);

    private void Grow(int more)
    {
        if (_count + more > _buffer.Length && _buffer.Length < Window)
        {
            Array.Resize(ref _buffer, (int)Math.Clamp(Math.Max((long)_count + more, _buffer.Length * 2L), 0, Window));
        }
    }

    private List<SecretFinding> Scan(int limit)
    {
        var findings = new List<SecretFinding>();
        var text = _buffer.AsSpan(0, _count);
        foreach (var hit in Detect(text))
        {
            if (hit.Start >= limit)
            {
                break;
            }

            // The window extends back, so it may contain what was reported already.
            var (from, to) = (Math.Max(_start + hit.Start, _reported), _start + hit.End);
            if (from < to)
            {
                findings.Add(Finding(hit, text, from, to));
                _reported = to;
            }
        }

        _reported = Math.Max(_reported, _start + limit);
        return findings;
    }

    // What the text holds as it is, in its other readings, and as it reads when it is rendered.
    private IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text)
    {
        List<SecretHit> hits =
        [
            .. GuessedCodePage is null ? detector.Detect(text) : ReadingHits.Detect(detector, text.ToString(), GuessedCodePage),
        ];
        MarkupHits.AddTo(hits, text, detector);
        return HitMerge.Merge(hits);
    }

    private SecretFinding Finding(SecretHit hit, ReadOnlySpan<char> text, long from, long to)
    {
        var (startLine, startColumn) = _lines.MoveTo(text, _start, from);
        var last = (int)(to - 1 - _start);
        while (last > from - _start && text[last] is '\r' or '\n')
        {
            last--;
        }

        var (endLine, endColumn) = _lines.MoveTo(text, _start, _start + last);
        return new SecretFinding
        {
            RuleId = hit.RuleId,
            Reason = hit.Reason,
            Path = path,
            StartLine = startLine,
            StartColumn = startColumn,
            EndLine = endLine,
            EndColumn = endColumn,
            LengthClass = LengthClass(to - from),
            Hash = ValueHash.Compute(text[(int)(from - _start)..(int)(to - _start)], key),
        };
    }

    // The cut is at the end of a line if possible, so that the detector sees lines as a whole.
    private int FindCut()
    {
        var end = _buffer.AsSpan(0, _count - Overlap).LastIndexOf('\n') + 1;
        return end > _count / 2 ? end : _count - Overlap;
    }

    private void Slide()
    {
        var from = (int)Math.Min(_reported - _start, _count - Overlap) - Overlap;
        from += _buffer.AsSpan(from, Overlap / 2).IndexOf('\n') + 1;
        _lines.MoveTo(_buffer.AsSpan(0, _count), _start, Math.Max(_lines.Offset, _start + from));
        _buffer.AsSpan(from, _count - from).CopyTo(_buffer);
        (_start, _count) = (_start + from, _count - from);
    }

    private static string LengthClass(long length)
    {
        if (length < 8)
        {
            return "1-7";
        }

        if (length >= 128)
        {
            return "128+";
        }

        var least = 1 << (int)long.Log2(length);
        return string.Create(CultureInfo.InvariantCulture, $"{least}-{(least * 2) - 1}");
    }
}
