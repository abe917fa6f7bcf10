using System.Management.Automation;
using OpenClawSync.Audit;

namespace OpenClawSync.Commands;

/// <summary>
/// Joins the lines that Get-Content emits. They have the path of the file and their number as properties, so a secret over several lines is
/// found, and places are those in the file.
/// </summary>
internal sealed class PipedLines(SecretAuditor auditor)
{
    private TextAudit? _audit;
    private string? _path;
    private long _line;

    /// <summary>Adds a string that Get-Content read as a line; false if it is another string.</summary>
    public bool TryAdd(string line, PSObject input, Func<string, string?> resolve, out IEnumerable<SecretFinding> found)
    {
        found = [];
        if (
            input.Properties["PSPath"]?.Value is not string path
            || input.Properties["ReadCount"]?.Value is not long number
            || line.AsSpan().ContainsAny('\r', '\n')
        )
        {
            return false;
        }

        if (_audit is null || path != _path || number != _line + 1)
        {
            found = [.. End()];
            _audit = auditor.Open(resolve(path));
            // With -Tail the numbers start at the first line that is emitted.
            (_path, _line) = (path, number - 1);
        }

        found = [.. found, .. _audit.Add(line), .. _audit.Add("\n")];
        _line++;
        return true;
    }

    /// <summary>Ends the current text and returns its remaining findings.</summary>
    public IEnumerable<SecretFinding> End()
    {
        var found = _audit?.End() ?? [];
        _audit = null;
        return found;
    }
}
