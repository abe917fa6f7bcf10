using System.Globalization;
using OpenClawSync.Records;

namespace OpenClawSync.Commands;

/// <summary>
/// Keeps problems until the work is done. Writing one earlier could end the work: with -ErrorAction Stop the engine throws at the first
/// error, and the records after it would never be synced.
/// </summary>
internal sealed class HeldProblems
{
    // Memory must not grow with the source. More errors than this are in the dead letters of the run.
    private const int MaxCount = 10_000;

    private readonly List<Problem> _problems = [];
    private long _omitted;

    public void Add(Problem problem)
    {
        if (_problems.Count < MaxCount)
        {
            _problems.Add(problem);
        }
        else
        {
            _omitted++;
        }
    }

    /// <summary>Takes what was held, in the order in which it happened.</summary>
    /// <returns>The problems, and a sentence about those that were too many to hold; null when there are none.</returns>
    public (IReadOnlyList<Problem> Problems, string? Omitted) Take()
    {
        var omitted =
            _omitted == 0
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_omitted} more problems are not shown. Get-OpenClawDeadLetter lists records."
                );
        Problem[] problems = [.. _problems];
        _problems.Clear();
        _omitted = 0;
        return (problems, omitted);
    }
}
