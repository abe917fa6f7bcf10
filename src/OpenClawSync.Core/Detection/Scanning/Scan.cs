using System.Runtime.InteropServices;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Scanning;

/// <summary>One reading of one text: what is read, what was found so far, and how much work it took.</summary>
internal ref struct Scan(ReadOnlySpan<char> text, RuleSet rules, IScanPasses passes, int depth)
{
    private List<SecretHit>? _hits;

    public ReadOnlySpan<char> Text { get; } = text;

    public RuleSet Rules { get; } = rules;

    /// <summary>Reads a text within this one, which a scanner decoded.</summary>
    public IScanPasses Passes { get; } = passes;

    /// <summary>How many decodings deep this text lies within the one given to the detector.</summary>
    public int Depth { get; } = depth;

    /// <summary>Characters looked at by anything but the vectorised passes; tests hold it to a line.</summary>
    public long Steps { get; set; }

    /// <summary>Token matching has read all that starts before this.</summary>
    public int TokensReadTo { get; set; }

    /// <summary>Lines have been projected to here.</summary>
    public int ProjectedTo { get; set; }

    /// <summary>Armoured blocks have been read to here.</summary>
    public int ArmourReadTo { get; set; }

    /// <summary>Where the header row of the table last read begins.</summary>
    public int TableStart { get; set; } = -1;

    /// <summary>Tables have been read to here: a name before it heads no table of its own.</summary>
    public int TableReadTo { get; set; }

    /// <summary>Manifests have been read to here.</summary>
    public int ManifestReadTo { get; set; }

    /// <summary>Base64 decoding has read all that starts before this.</summary>
    public int Base64ReadTo { get; set; }

    /// <summary>Where the run without quotes last read begins; no value that begins in it ends before <see cref="BareTo"/>.</summary>
    public int BareFrom { get; set; }

    /// <inheritdoc cref="BareFrom"/>
    public int BareTo { get; set; }

    /// <summary>For each command with flags, to where they have been read; null before the first.</summary>
    public int[]? CommandsReadTo { get; set; }

    public readonly ReadOnlySpan<SecretHit> Hits => CollectionsMarshal.AsSpan(_hits);

    public void Add(int start, int end, string ruleId, string reason)
    {
        if (end <= start || !Rules.IsEnabled(ruleId) || OwnHash.Holds(Text, start, end))
        {
            return;
        }

        for (int mark; (mark = Text[start..end].IndexOf(Placeholder.Text)) >= 0; start += mark + Placeholder.Text.Length)
        {
            if (mark > 0)
            {
                (_hits ??= []).Add(new SecretHit(start, mark, ruleId, reason));
            }
        }

        if (end > start)
        {
            (_hits ??= []).Add(new SecretHit(start, end - start, ruleId, reason));
        }
    }

    public void Add(int start, int end, IRuleInfo rule) => Add(start, end, rule.Id, rule.Reason);

    /// <summary>Reads text decoded out of this one; true when there is a secret in it.</summary>
    public bool HasSecret(ReadOnlySpan<char> decoded)
    {
        var scan = new Scan(decoded, Rules, Passes, Depth + 1);
        Passes.Run(ref scan);
        Steps += scan.Steps;
        return !scan.Hits.IsEmpty;
    }

    /// <summary>True when everything in the stretch is in one hit already.</summary>
    public readonly bool IsCovered(int start, int end)
    {
        var hits = Hits;
        for (var i = hits.Length - 1; i >= 0 && i >= hits.Length - 8; i--)
        {
            if (hits[i].Start <= start && hits[i].End >= end)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The passes of the detector over one text. Scanners that find a text within the text have it read by the same passes.</summary>
internal interface IScanPasses
{
    /// <summary>Reads the text in all ways.</summary>
    void Run(ref Scan scan);

    /// <summary>Reads the text as it stands, without looking for what is disguised; true when some of it is not ASCII.</summary>
    bool RunPlain(ref Scan scan);
}
