using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Some notes that follow each other, brought forward together on all cores.</summary>
internal sealed class NoteBatch(IReadOnlyList<NoteReading> notes, CancellationToken cancellationToken)
{
    private Task _work = Task.CompletedTask;

    public static NoteBatch Empty { get; } = new([], CancellationToken.None);

    /// <summary>Begins to load what is not passed over.</summary>
    public void Load() => Begin(note => note.Load());

    /// <summary>Passes over what did not change after all, and begins to split the rest.</summary>
    public void Split(ReadRequest request)
    {
        Wait();
        foreach (var note in notes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            note.FindUnchanged(request);
        }

        Begin(note => note.Split());
    }

    /// <summary>What came of the notes, in their order.</summary>
    public IEnumerable<ReadOutcome> Outcomes()
    {
        Wait();
        foreach (var note in notes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var outcome in note.Outcomes())
            {
                yield return outcome;
            }
        }

        if (notes is [.., { Done: > 0 and var done }])
        {
            yield return new ReadProgress(RecordKind.Memory, done);
        }
    }

    /// <summary>Until nothing of it is being worked on.</summary>
    public void Wait() => _work.Wait(CancellationToken.None);

    // Notes keep their failures to themselves, and what was cancelled is told by whoever waits for it.
    private void Begin(Action<NoteReading> step)
    {
        var open = notes.Where(note => note.IsOpen).ToList();
        if (open.Count > 0)
        {
            _work = Task.Run(() =>
                Parallel.ForEach(
                    open,
                    (note, state) =>
                    {
                        if (cancellationToken.IsCancellationRequested)
                        {
                            state.Stop();
                        }
                        else
                        {
                            step(note);
                        }
                    }
                )
            );
        }
    }
}
