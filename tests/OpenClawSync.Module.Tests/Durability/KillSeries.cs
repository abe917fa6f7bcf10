using System.Globalization;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>
/// Runs on one state and one target, each killed at a random instant between its start and its end, while the home goes on
/// between them.
/// </summary>
internal sealed class KillSeries(KillTarget target, BusyHome home, int seed)
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(0.8);

    private readonly Random _random = new(seed);
    private readonly List<string> _printed = [];

    // How long a whole pass and a pass over what changed take; learned from the runs that outran their kill.
    private readonly TimeSpan[] _durations = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0.6)];

    public int Kills { get; private set; }

    public int Hits { get; private set; }

    /// <summary>What all processes printed.</summary>
    public string Printed => string.Join('\n', _printed);

    public void Run(int kills, string arguments = "")
    {
        var next = Prepare(0, arguments);
        for (var round = 0; round < kills; round++)
        {
            var (sync, isCold, pass) = next;
            using (sync)
            {
                // Its start goes on while the present run does.
                next = round + 1 < kills ? Prepare(round + 1, arguments) : default;
                home.GoOn();
                Kill(sync, isCold, pass);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {Kills} kills, {Hits} of a running process, {target.Partial} of a target that was being filled");
        Assert.True(Hits * 2 >= Kills, $"Only {Hits} of {Kills} kills found a running process (seed {seed}).");
    }

    /// <summary>A run that nobody kills, by default into the target of the killed ones.</summary>
    public (long Created, long Updated, long Skipped) Finish(string arguments = "", KillTarget? into = null)
    {
        using var sync = new WaitingSync((into ?? target).Settings, Command(into ?? target, arguments));
        sync.WaitUntilReady();
        sync.GoOn();
        var run = sync.WaitForEnd();
        (into ?? target).Note(run);
        _printed.Add(run.Run.Output + run.Run.Errors);
        var counts = run.Run.Succeeded()[^1].Split(' ');
        Assert.Equal("succeeded", counts[3]);
        return (Number(0), Number(1), Number(2));

        long Number(int index) => long.Parse(counts[index], CultureInfo.InvariantCulture);
    }

    // One in five is killed counting from the start of its process: what the module does as it is loaded, and what a run does first.
    private (WaitingSync Sync, bool IsCold, int Pass) Prepare(int round, string arguments)
    {
        var pass = round % 2;
        var size = target.BatchSizes[_random.Next(target.BatchSizes.Length)];
        var sync = new WaitingSync(target.Settings, Command(target, $"-BatchSize {size} {(pass == 0 ? "-Full" : "")} {arguments}"));
        return (sync, round % 5 == 4, pass);
    }

    private void Kill(WaitingSync sync, bool isCold, int pass)
    {
        var longest = _durations[pass];
        if (isCold)
        {
            longest += Start;
        }
        else
        {
            sync.WaitUntilReady();
        }

        sync.GoOn();
        var run = sync.KillAfter(longest * _random.NextDouble());
        _printed.Add(run.Run.Output + run.Run.Errors);
        Kills++;
        if (run.WasKilled)
        {
            Hits++;
            // Nobody knows how long it would have gone on, so later instants are tried too.
            _durations[pass] *= 1.15;
        }
        else
        {
            run.Run.Succeeded();
            if (!isCold) _durations[pass] = run.Elapsed;
        }

        target.Note(run);
    }

    private string Command(KillTarget into, string arguments) =>
        $"Invoke-OpenClawSync '{home.Path}' {into.Arguments} {arguments} | ForEach-Object {{ \"$($_.Created) $($_.Updated) $($_.Skipped) $($_.Status)\" }}";
}
