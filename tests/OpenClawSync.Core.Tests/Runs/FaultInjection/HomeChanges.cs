using System.Collections.Immutable;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Changes the model source as OpenClaw, its users and file systems do.</summary>
internal sealed class HomeChanges(ModelHome home, ModelClock clock, Chance chance)
{
    private const int Ids = 16;
    private static readonly string[] Headings = ["Plans", "Bought", "Learned"];

    /// <summary>Whether the next run finds the store as it is, at the end of a schedule: everything can be read again.</summary>
    public void Heal()
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
        switch (chance.Below(10))
        {
            case < 4:
                PutItem();
                return "put item";
            case 4:
                Write(home.Store with { Items = Without(home.Store.Items) });
                return "remove item";
            case 5:
                return chance.In(40) ? Flaw() : Touch();
            case < 8:
                PutNote();
                return "put note";
            case 8:
                home.Notes = home.Notes.Count == 0 ? home.Notes : home.Notes.Remove(chance.Of([.. home.Notes.Keys]));
                return "remove note";
            default:
                return Lose();
        }
    }

    // A record of an id that was removed before comes back by this, too.
    private void PutItem()
    {
        var (kind, id) = (chance.Of(RecordKind.Task, RecordKind.Cron), ModelTexts.Id(chance.Below(Ids)));
        var old = home.Store.Items.FirstOrDefault(item => item.Kind == kind && item.Id == id);
        var time = old is not null && chance.In(30) ? old.Time : AnyTime();
        var item = new ModelItem(
            kind,
            id,
            ModelTexts.Any(chance),
            time,
            chance.Of("main", "ops"),
            kind == RecordKind.Cron && chance.In(30)
        );
        Write(home.Store with { Items = [.. home.Store.Items.Where(other => other != old), item] });
    }

    private void PutNote()
    {
        var path = chance.Of("MEMORY.md", "memory/a.md", $"memory/{ModelTexts.Marker}.md");
        var note =
            home.Notes.GetValueOrDefault(path)
            ?? new ModelNote(
                new FileState(path, 1, 7, 1, 1, 1),
                ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
                false,
                false
            );
        var heading = chance.Of(Headings);
        Write(
            note with
            {
                Sections =
                    note.Sections.Count > 1 && chance.In(30)
                        ? note.Sections.Remove(heading)
                        : note.Sections.SetItem(heading, ModelTexts.Any(chance)),
                IsMalformed = note.IsMalformed ? chance.In(50) : chance.In(8),
            }
        );
    }

    private string Flaw()
    {
        var flaw = (chance.Of(RecordKind.Task, RecordKind.Cron), $"openclaw.sqlite: row {chance.Below(2)}");
        Write(
            home.Store with
            {
                Malformed = home.Store.Malformed.Contains(flaw) ? home.Store.Malformed.Remove(flaw) : home.Store.Malformed.Add(flaw),
            }
        );
        return "flaw";
    }

    // New state, old content.
    private string Touch()
    {
        Write(home.Store);
        foreach (var note in home.Notes.Values.Where(_ => chance.In(50)).ToList())
        {
            Write(note);
        }

        return "touch";
    }

    private string Lose()
    {
        if (home.Notes.Count > 0 && chance.In(50))
        {
            var note = home.Notes[chance.Of([.. home.Notes.Keys])];
            Write(note with { IsLost = !note.IsLost });
        }
        else
        {
            Write(home.Store with { IsLost = !home.Store.IsLost });
        }

        return "lose or find";
    }

    private ImmutableArray<ModelItem> Without(ImmutableArray<ModelItem> items) =>
        items.IsEmpty ? items : items.RemoveAt(chance.Below(items.Length));

    private DateTimeOffset? AnyTime() =>
        chance.Below(6) switch
        {
            0 => null,
            1 => Milliseconds(clock.Now.AddDays(-1) - chance.Time(TimeSpan.FromDays(300))),
            2 => Milliseconds(clock.Now + chance.Time(TimeSpan.FromDays(2))),
            _ => Milliseconds(clock.Now - chance.Time(TimeSpan.FromMinutes(8))),
        };

    private void Write(ModelStore store) => home.Store = store with { File = Changed(store.File) };

    private void Write(ModelNote note) => home.Notes = home.Notes.SetItem(note.Path, note with { File = Changed(note.File) });

    // The time of change cannot be set by hand; the size may be what it was, and the time of content may be put back.
    private FileState Changed(FileState file)
    {
        var now = Nanoseconds(clock.Now);
        return file with
        {
            Size = chance.In(50) ? file.Size : file.Size + 1,
            Modified = chance.Below(5) switch
            {
                0 => file.Modified,
                1 => now - Nanoseconds(DateTimeOffset.UnixEpoch + chance.Time(TimeSpan.FromDays(90))),
                _ => now,
            },
            Changed = now,
        };
    }

    private static long Nanoseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    private static DateTimeOffset Milliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
