using System.Globalization;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>A home with very many notes: each has its row, and a second run writes none. In its long form there are 100,000.</summary>
public sealed class ManyNotesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_note_has_its_row()
    {
        var count = LongTests.Rounds(2_000, 100_000);
        var home = Path.Combine(_folder.Path, "home");
        for (var index = 0; index < count; index++)
        {
            // OpenClaw reads folders below memory too.
            var folder = Path.Combine(home, ".openclaw", "workspace", "memory", $"part-{index / 1000:d3}");
            if (index % 1000 == 0)
            {
                Directory.CreateDirectory(folder);
            }

            File.WriteAllText(Path.Combine(folder, $"note-{index:d6}.md"), $"# Note {index}\n\nWhat happened at {index}.\n");
        }

        File.WriteAllText(Path.Combine(home, ".openclaw", "openclaw.json"), "{}");
        var settings = new PwshSettings { StateFolder = Path.Combine(_folder.Path, "state") };
        var script = $"Invoke-OpenClawSync '{home}' -Kind Memory | ForEach-Object {{ \"$($_.Status) $($_.Created) $($_.Skipped)\" }}";

        Assert.Equal(Line(count, 0), PwshProcess.Run(settings, script).Succeeded()[^1]);
        Assert.Equal(Line(0, count), PwshProcess.Run(settings, script).Succeeded()[^1]);
    }

    private static string Line(int created, int skipped) => string.Create(CultureInfo.InvariantCulture, $"succeeded {created} {skipped}");
}
