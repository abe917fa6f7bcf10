using System.Management.Automation;
using OpenClawSync.Audit;

namespace OpenClawSync.Commands;

/// <summary>
/// Joins strings that follow each other in the pipeline to one text, so that a secret over several lines is found. Strings that Get-Content
/// reads have the path of the file and their number as properties, so that places are those in the file.
/// </summary>
internal sealed class PipedLines(SecretAuditor auditor)
{
    private TextAudit? _audit;
    private string? _path;
    private long _line;

    /// <summary>Adds a string, and returns the findings that are complete.</summary>
    public IEnumerable<SecretFinding> Add(string text, PSObject input, Func<string, string?> resolve)
    {
        var path = input.Properties["PSPath"]?.Value as string;
        var number = path is null ? null : input.Properties["ReadCount"]?.Value as long?;
        List<SecretFinding> found = [];
        if (_audit is null || path != _path || (number is not null && number != _line + 1))
        {
            found.AddRange(End());
            _audit = auditor.Open(path is null ? null : resolve(path), (int)Math.Clamp(number ?? 1, 1, int.MaxValue));
            _path = path;
        }

        _line = number ?? 0;
        found.AddRange(_audit.Add(text));
        found.AddRange(_audit.Add("\n"));
        return found;
    }

    /// <summary>Ends the current text and returns its remaining findings.</summary>
    public IEnumerable<SecretFinding> End()
    {
        var found = _audit?.End() ?? [];
        _audit = null;
        return found;
    }
}
