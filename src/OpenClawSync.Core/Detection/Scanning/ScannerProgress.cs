namespace OpenClawSync.Detection.Scanning;

// How far each scanner has read the text of one scan, so that it reads no part of it twice and the work stays linear. Each struct
// belongs to the scanner that it is named after; they are declared here because Scan holds them and must not know the scanners.

/// <summary>The progress of the scanner for tokens.</summary>
internal struct TokenProgress
{
    /// <summary>Everything that begins before this has been read.</summary>
    public int ReadTo;
}

/// <summary>The progress of the scanner for Base64.</summary>
internal struct Base64Progress
{
    /// <summary>Everything that begins before this has been read.</summary>
    public int ReadTo;
}

/// <summary>The progress of the scanner for obfuscated text.</summary>
internal struct ProjectionProgress
{
    /// <summary>The lines before this have been read as they look.</summary>
    public int ReadTo;
}

/// <summary>The progress of the scanner for private keys.</summary>
internal struct PrivateKeyProgress
{
    /// <summary>The end of the last block that was found.</summary>
    public int ReadTo;
}

/// <summary>The progress of the scanner for Kubernetes manifests.</summary>
internal struct ManifestProgress
{
    /// <summary>The end of the last manifest that was read.</summary>
    public int ReadTo;
}

/// <summary>The progress of the reader of values without quotes: the last value that it read.</summary>
internal struct BareValueProgress
{
    /// <summary>Where that value begins.</summary>
    public int Start;

    /// <summary>Where it ends: no value that begins within it ends before this.</summary>
    public int End;

    /// <summary>Whether a position lies within it.</summary>
    public readonly bool Contains(int at) => at >= Start && at < End;
}

/// <summary>The progress of the scanner for sentences.</summary>
internal struct SentenceProgress
{
    /// <summary>The sentences before this have been read by the pass that is under way.</summary>
    public int ReadTo;

    /// <summary>Whether the text is a long one about software; null until a sentence needs to know.</summary>
    public bool? IsTechnical;

    /// <summary>How far the pass over values has read.</summary>
    public int ValuesReadTo;

    /// <summary>How far the pass over other scripts has read.</summary>
    public int ScriptsReadTo;
}

/// <summary>The progress of the scanner for cookies.</summary>
internal struct CookieProgress
{
    /// <summary>The end of the last pairs that were read.</summary>
    public int ReadTo;
}

/// <summary>The progress of the scanner for seed phrases.</summary>
internal struct SeedProgress
{
    /// <summary>The end of the last run of words in Latin letters.</summary>
    public int ReadTo;

    /// <summary>The end of the last window that was searched for the names of phrases.</summary>
    public int NamesReadTo;

    /// <summary>Whether that window may have a name.</summary>
    public bool HasNames;

    /// <summary>Where the text after the last short word begins.</summary>
    public int QuietFrom;

    /// <summary>The end of the last run of words in other scripts.</summary>
    public int LocalReadTo;
}

/// <summary>The progress of the scanner for command lines, for each command by its index.</summary>
internal struct CommandProgress
{
    private int[]? _readTo;

    /// <summary>How far the flags of a command have been read.</summary>
    public readonly int ReadTo(int command) => _readTo is null ? 0 : _readTo[command];

    /// <summary>Notes that the flags of a command have been read to here.</summary>
    public void Advance(int command, int commandCount, int to)
    {
        // Made only when there is a command: a record without one must not allocate.
        _readTo ??= new int[commandCount];
        _readTo[command] = Math.Max(_readTo[command], to);
    }
}
