namespace OpenClawSync.Sources.Home;

/// <summary>
/// Loads and splits notes on other threads, a bounded distance ahead of the caller. The order of the notes is kept, and the request is
/// asked only on the thread of the caller.
/// </summary>
internal sealed class NotePipeline(ReadRequest request, CancellationToken cancellationToken)
{
    // The bounds of each step. Memory must not depend on the number of notes.
    private const int MaxNotes = 64;
    private const long MaxBytes = 1 << 20;

    /// <summary>Returns each note when its outcomes are ready.</summary>
    public IEnumerable<NoteReading> Run(IEnumerable<NoteReading> notes)
    {
        var loaded = ReadAhead(notes, note => note.Load());
        return ReadAhead(loaded.Select(SkipUnchanged), note => note.Split());
    }

    private NoteReading SkipUnchanged(NoteReading note)
    {
        note.SkipUnchanged(request);
        return note;
    }

    private IEnumerable<NoteReading> ReadAhead(IEnumerable<NoteReading> notes, Action<NoteReading> step)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pending = new Pending(step, stop.Token);
        try
        {
            foreach (var note in notes)
            {
                pending.Start(note);
                while (pending.IsFull)
                {
                    yield return pending.Finish();
                }
            }

            while (!pending.IsEmpty)
            {
                yield return pending.Finish();
            }
        }
        finally
        {
            // No file of the home may stay open after the caller has stopped reading.
            stop.Cancel();
            pending.Wait();
        }
    }

    /// <summary>The notes that a step has begun, in their order.</summary>
    private sealed class Pending(Action<NoteReading> step, CancellationToken cancellationToken)
    {
        private readonly Queue<(NoteReading Note, long Bytes, Task Work)> _notes = new();
        private long _bytes;

        public bool IsEmpty => _notes.Count == 0;

        public bool IsFull => _notes.Count >= MaxNotes || (_bytes > MaxBytes && _notes.Count > 1);

        public void Start(NoteReading note)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var bytes = note.IsOpen ? note.Size : 0;
            _notes.Enqueue((note, bytes, note.IsOpen ? Task.Run(() => Work(note), CancellationToken.None) : Task.CompletedTask));
            _bytes += bytes;
        }

        public NoteReading Finish()
        {
            var (note, bytes, work) = _notes.Dequeue();
            _bytes -= bytes;
            work.Wait(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return note;
        }

        public void Wait() => Task.WaitAll(_notes.Select(pending => pending.Work));

        private void Work(NoteReading note)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                step(note);
            }
        }
    }
}
