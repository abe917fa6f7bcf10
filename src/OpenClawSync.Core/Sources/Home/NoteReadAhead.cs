namespace OpenClawSync.Sources.Home;

/// <summary>
/// Reads notes a little ahead: while the caller works on some, the next are split and those after them loaded. How many are on
/// their way is bounded by number and by size, so that memory does not depend on how many there are.
/// </summary>
internal sealed class NoteReadAhead(ReadRequest request, CancellationToken cancellationToken)
{
    private const int MaxNotes = 64;
    private const long MaxBytes = 1 << 20;

    public IEnumerable<ReadOutcome> Read(IEnumerable<NoteReading> notes)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        NoteBatch[] stages = [NoteBatch.Empty, NoteBatch.Empty, NoteBatch.Empty];
        try
        {
            foreach (var batch in Batches(notes, stop.Token).Concat([NoteBatch.Empty, NoteBatch.Empty]))
            {
                stages = [batch, .. stages[..2]];
                stages[0].Load();
                stages[1].Split(request);
                foreach (var outcome in stages[2].Outcomes())
                {
                    yield return outcome;
                }
            }
        }
        finally
        {
            // Nothing of the home is open any more when the caller has stopped reading.
            stop.Cancel();
            Array.ForEach(stages, batch => batch.Wait());
        }
    }

    private static IEnumerable<NoteBatch> Batches(IEnumerable<NoteReading> notes, CancellationToken cancellationToken)
    {
        var (batch, bytes) = (new List<NoteReading>(MaxNotes), 0L);
        foreach (var note in notes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            batch.Add(note);
            bytes += note.IsOpen ? note.Size : 0;
            if (batch.Count == MaxNotes || bytes > MaxBytes)
            {
                yield return new NoteBatch(batch, cancellationToken);
                (batch, bytes) = (new List<NoteReading>(MaxNotes), 0);
            }
        }

        yield return new NoteBatch(batch, cancellationToken);
    }
}
