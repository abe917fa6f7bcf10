using System.Management.Automation;
using OpenClawSync.Audit;

namespace OpenClawSync.Commands;

/// <summary>
/// Puts together again what Get-Content takes apart: its lines carry the file's path and their number, so that a key over several
/// lines is found and every place is the one in the file.
/// </summary>
internal sealed class PipedLines(SecretAuditor auditor)
{
    private TextAudit? _audit;
    private string? _path;
    private long _line;

    /// <summary>Takes the string when Get-Content read it as a line; false leaves it to the caller.</summary>
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
            // A part of a file, as -Tail gives it, keeps counting from its own first line.
            (_path, _line) = (path, number - 1);
        }

        found = [.. found, .. _audit.Add(line), .. _audit.Add("\n")];
        _line++;
        return true;
    }

    /// <summary>What is left in the lines so far; the next begin a new text.</summary>
    public IEnumerable<SecretFinding> End()
    {
        var found = _audit?.End() ?? [];
        _audit = null;
        return found;
    }
}
