using System.Collections.Immutable;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Changes the model source in the ways of OpenClaw, its users and file systems.</summary>
internal sealed class HomeChanges(ModelHome home, ModelClock clock, SeededRandom random, IReadOnlyList<string> notes)
{
    private const int Ids = 16;

    /// <summary>The notes of the default agent.</summary>
    public static readonly IReadOnlyList<string> NotesOfMain = ["MEMORY.md", "memory/a.md", $"memory/{ModelTexts.Marker}.md"];

    /// <summary>The notes of two agents.</summary>
    public static readonly IReadOnlyList<string> NotesOfAgents = [.. NotesOfMain, $"{ModelNote.OpsFolder}MEMORY.md"];

    private static readonly string[] Headings = ["Plans", "Bought", "Learned"];

    /// <summary>Makes everything readable again, at the end of a schedule.</summary>
    public void MakeReadable()
    {
        if (home.Store.IsLost)
        {
            Write(home.Store with { IsLost = false });
        }

        foreach (var note in home.Notes.Values.Where(note => note.IsLost))
        {
            Write(note with { IsLost = false });
        }
    }

    public string Any()
    {
        switch (random.Next(10))
        {
            case < 4:
                PutItem();
                return "put item";
            case 4:
                Write(home.Store with { Items = Without(home.Store.Items) });
                return "remove item";
            case 5:
                return random.Chance(40) ? Flaw() : Touch();
            case < 8:
                PutNote();
                return "put note";
            case 8:
                home.Notes = home.Notes.Count == 0 ? home.Notes : home.Notes.Remove(random.Pick([.. home.Notes.Keys]));
                return "remove note";
            default:
                return Lose();
        }
    }

    // This can also restore a record whose id was removed before.
    private void PutItem()
    {
        var (kind, id) = (random.Pick(RecordKind.Task, RecordKind.Cron), ModelTexts.Id(random.Next(Ids)));
        var old = home.Store.Items.FirstOrDefault(item => item.Kind == kind && item.Id == id);
        var time = old is not null && random.Chance(30) ? old.Time : AnyTime();
        var item = new ModelItem(
            kind,
            id,
            ModelTexts.Any(random),
            time,
            random.Pick("main", "ops"),
            kind == RecordKind.Cron && random.Chance(30)
        );
        Write(home.Store with { Items = [.. home.Store.Items.Where(other => other != old), item] });
    }

    private void PutNote()
    {
        var path = random.Pick(notes);
        var note =
            home.Notes.GetValueOrDefault(path)
            ?? new ModelNote(
                new FileState(path, 1, 7, 1, 1, 1),
                ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
                false,
                false
            );
        var heading = random.Pick(Headings);
        Write(
            note with
            {
                Sections =
                    note.Sections.Count > 1 && random.Chance(30)
                        ? note.Sections.Remove(heading)
                        : note.Sections.SetItem(heading, ModelTexts.Any(random)),
                IsMalformed = note.IsMalformed ? random.Chance(50) : random.Chance(8),
            }
        );
    }

    private string Flaw()
    {
        var flaw = (random.Pick(RecordKind.Task, RecordKind.Cron), $"openclaw.sqlite: row {random.Next(2)}");
        Write(
            home.Store with
            {
                Malformed = home.Store.Malformed.Contains(flaw) ? home.Store.Malformed.Remove(flaw) : home.Store.Malformed.Add(flaw),
            }
        );
        return "flaw";
    }

    // Changes the state of files and not their content.
    private string Touch()
    {
        Write(home.Store);
        foreach (var note in home.Notes.Values.Where(_ => random.Chance(50)).ToList())
        {
            Write(note);
        }

        return "touch";
    }

    private string Lose()
    {
        if (home.Notes.Count > 0 && random.Chance(50))
        {
            var note = home.Notes[random.Pick([.. home.Notes.Keys])];
            Write(note with { IsLost = !note.IsLost });
        }
        else
        {
            Write(home.Store with { IsLost = !home.Store.IsLost });
        }

        return "lose or find";
    }

    private ImmutableArray<ModelItem> Without(ImmutableArray<ModelItem> items) =>
        items.IsEmpty ? items : items.RemoveAt(random.Next(items.Length));

    private DateTimeOffset? AnyTime() =>
        random.Next(6) switch
        {
            0 => null,
            1 => Milliseconds(clock.Now.AddDays(-1) - random.Duration(TimeSpan.FromDays(300))),
            2 => Milliseconds(clock.Now + random.Duration(TimeSpan.FromDays(2))),
            _ => Milliseconds(clock.Now - random.Duration(TimeSpan.FromMinutes(8))),
        };

    private void Write(ModelStore store) => home.Store = store with { File = Changed(store.File) };

    private void Write(ModelNote note) => home.Notes = home.Notes.SetItem(note.Path, note with { File = Changed(note.File) });

    // The size may stay the same and the modification time may be set back, but the change time cannot be set by hand.
    private FileState Changed(FileState file)
    {
        var now = Nanoseconds(clock.Now);
        return file with
        {
            Size = random.Chance(50) ? file.Size : file.Size + 1,
            Modified = random.Next(5) switch
            {
                0 => file.Modified,
                1 => now - Nanoseconds(DateTimeOffset.UnixEpoch + random.Duration(TimeSpan.FromDays(90))),
                _ => now,
            },
            Changed = now,
        };
    }

    private static long Nanoseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    private static DateTimeOffset Milliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
