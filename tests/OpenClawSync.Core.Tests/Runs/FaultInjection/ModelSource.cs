using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Sources.Units;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>
/// Reads the model home in the way a real one is read: first the state of files, then a copy of the store when it is first needed, then the
/// notes one by one. Everything may change meanwhile.
/// </summary>
/// <param name="home">The home.</param>
/// <param name="account">Records what the source provided.</param>
/// <param name="meanwhile">Called between any two steps of reading.</param>
/// <param name="knowsContent">Whether stores and notes provide a hash of their content.</param>
internal sealed class ModelSource(ModelHome home, SourceAccount account, Action meanwhile, bool knowsContent) : IRecordSource
{
    private ModelStore? _state;
    private ModelStore? _copy;
    private bool _hasReportedLoss;

    public IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        foreach (var kind in request.Kinds)
        {
            foreach (
                var outcome in kind == RecordKind.Memory ? home.Notes.Keys.SelectMany(path => Note(path, request)) : Items(kind, request)
            )
            {
                Note(outcome);
                yield return outcome;
                meanwhile();
            }
        }
    }

    public void Dispose() { }

    private IEnumerable<ReadOutcome> Items(RecordKind kind, ReadRequest request)
    {
        _state ??= home.Store;
        meanwhile();
        var unit = SourceUnit.Create(kind, kind.ToString(), _state.File);
        foreach (var outcome in UnitReader.Read(unit, request, () => Digest(kind), () => Rows(kind), () => _copy is { IsLost: false }))
        {
            if (outcome.Event is { Stage: UnitStage.Unchanged } unchanged)
            {
                account.Add((unchanged.Content is null ? _state : _copy!).Records(kind));
            }

            yield return outcome;
        }
    }

    private byte[]? Digest(RecordKind kind)
    {
        _copy ??= home.Store;
        return knowsContent && !_copy.IsLost && _copy.Malformed.IsEmpty
            ? SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', _copy.Items) + kind))
            : null;
    }

    private IEnumerable<ReadOutcome> Rows(RecordKind kind)
    {
        if (_copy!.IsLost)
        {
            var isFirst = !_hasReportedLoss;
            _hasReportedLoss = true;
            return isFirst
                ? [Problem.Error(ErrorIds.SourceCorrupt, "openclaw.sqlite", "The database is damaged.", RecordKind.Task, RecordKind.Cron)]
                : [];
        }

        return
        [
            .. _copy
                .Malformed.Where(flaw => flaw.Kind == kind)
                .Select(flaw => (ReadOutcome)Problem.Error(ErrorIds.RecordMalformed, flaw.Place, "It is malformed.", kind)),
            .. _copy.Records(kind).Select(record => (ReadOutcome)record),
        ];
    }

    private IEnumerable<ReadOutcome> Note(string path, ReadRequest request)
    {
        if (home.Notes.GetValueOrDefault(path) is not { } state)
        {
            yield break;
        }

        var unit = SourceUnit.Create(RecordKind.Memory, path, state.File);
        if (request.FindUnchanged(unit) is { } known)
        {
            account.Add(state.Records());
            yield return new UnitEvent(unit, UnitStage.Unchanged, known);
            yield break;
        }

        meanwhile();
        if (home.Notes.GetValueOrDefault(path) is not { IsLost: false } note)
        {
            yield return new UnitEvent(unit, UnitStage.Begins, UnitSummary.Empty);
            yield return Problem.Error(ErrorIds.SourceUnreadable, path, "The note cannot be read.", RecordKind.Memory);
            yield return new UnitEvent(unit, UnitStage.Ends, UnitSummary.Empty);
            yield break;
        }

        var content = knowsContent && !note.IsMalformed ? note.Hash : null;
        if (content is not null && request.FindUnchangedContent(unit, content) is { } same)
        {
            account.Add(note.Records());
            yield return new UnitEvent(unit, UnitStage.Unchanged, same) { Content = content };
            yield break;
        }

        yield return new UnitEvent(unit, UnitStage.Begins, UnitSummary.Empty);
        foreach (
            var outcome in note.IsMalformed
                ? [Problem.Error(ErrorIds.RecordMalformed, path, "It is not text.", RecordKind.Memory)]
                : note.Records().Select(record => (ReadOutcome)record)
        )
        {
            yield return outcome;
        }

        yield return new UnitEvent(unit, UnitStage.Ends, UnitSummary.Empty) { Content = content };
    }

    private void Note(ReadOutcome outcome)
    {
        if (outcome.Record is { } record)
        {
            account.Add(record);
        }
        else if (outcome.Problem?.ErrorId == ErrorIds.RecordMalformed)
        {
            account.AddMalformed();
        }
        else if (outcome.Problem is { } problem)
        {
            account.Lost.UnionWith(problem.Missed);
        }
    }
}
