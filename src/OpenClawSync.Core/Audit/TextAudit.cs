using System.Globalization;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Fingerprint;

namespace OpenClawSync.Audit;

/// <summary>
/// Audits one text that comes piece by piece, window by window, so that memory does not grow with it. A window overlaps its
/// neighbours by <see cref="Overlap" /> on both sides: what is shorter is found and placed as if the text were seen whole, and a
/// longer secret is told in parts.
/// </summary>
internal sealed class TextAudit(ISecretDetector detector, InstallationKey key, string? path)
{
    /// <summary>How many UTF-16 units the detector sees at once.</summary>
    public const int Window = 1024 * 1024;

    /// <summary>How far it sees beyond the part it answers for.</summary>
    public const int Overlap = 64 * 1024;

    private readonly LinePosition _lines = new();
    private char[] _buffer = new char[4096];
    private int _count;

    // Where the buffer begins in the text, and to where the text is answered for.
    private long _start;
    private long _told;

    /// <summary>How much of the text there is room for: never more than a window.</summary>
    internal int Room => _buffer.Length;

    /// <summary>Takes the next piece; what it completes is found.</summary>
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
                (found ??= []).AddRange(Scan(Cut()));
                Slide();
            }
        }

        return found ?? [];
    }

    /// <summary>Says that the text has ended; finds what is left.</summary>
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
        foreach (var hit in detector.Detect(text))
        {
            if (hit.Start >= limit)
            {
                break;
            }

            // What was told already may be seen again, since the window reaches back.
            var (from, to) = (Math.Max(_start + hit.Start, _told), _start + hit.End);
            if (from < to)
            {
                findings.Add(Finding(hit, text, from, to));
                _told = to;
            }
        }

        _told = Math.Max(_told, _start + limit);
        return findings;
    }

    private SecretFinding Finding(SecretHit hit, ReadOnlySpan<char> text, long from, long to)
    {
        var (startLine, startColumn) = _lines.GoTo(text, _start, from);
        var last = (int)(to - 1 - _start);
        while (last > from - _start && text[last] is '\r' or '\n')
        {
            last--;
        }

        var (endLine, endColumn) = _lines.GoTo(text, _start, _start + last);
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

    // At the end of a line where there is one, so that what stands on a line is judged together.
    private int Cut()
    {
        var end = _buffer.AsSpan(0, _count - Overlap).LastIndexOf('\n') + 1;
        return end > _count / 2 ? end : _count - Overlap;
    }

    private void Slide()
    {
        var from = (int)Math.Min(_told - _start, _count - Overlap) - Overlap;
        from += _buffer.AsSpan(from, Overlap / 2).IndexOf('\n') + 1;
        _lines.GoTo(_buffer.AsSpan(0, _count), _start, Math.Max(_lines.At, _start + from));
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
