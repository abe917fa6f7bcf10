using System.Diagnostics;
using System.Globalization;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>
/// Runs on one state and one target, each killed at a random instant between its start and its end, while the home goes on
/// between them.
/// </summary>
internal sealed class KillSeries(KillTarget target, BusyHome home, int seed) : IDisposable
{
    private const string Summary = "\"$($_.Created) $($_.Updated) $($_.Skipped) $($_.Status)\"";

    // So many times the kills that were asked for are tried at most.
    private const int MaxRounds = 4;

    private readonly Random _random = new(seed);
    private readonly List<string> _printed = [];
    private readonly PwshSession _session = new();

    // How long it takes from there to the end; learned from the runs that outran their kill.
    private readonly Dictionary<(KillFrom From, bool IsFull), TimeSpan> _durations = [];

    public int Kills { get; private set; }

    public int Hits { get; private set; }

    /// <summary>The output of all processes.</summary>
    public string Printed => string.Join('\n', _printed);

    /// <summary>
    /// Kills so many runs, and more if fewer than half of the kills found a running process: how long runs take is learned from them.
    /// </summary>
    public void Run(int kills, string arguments = "")
    {
        var (round, before) = (0, Hits);
        (WaitingSync Sync, KillFrom From, bool IsFull)? next = null;
        for (; round < kills || (round < MaxRounds * kills && (Hits - before) * 2 < kills); round++)
        {
            var (sync, from, isFull) = next ?? Prepare(round, arguments);
            using (sync)
            {
                // Its start goes on while the present run does.
                next = round + 1 < kills ? Prepare(round + 1, arguments) : null;
                home.GoOn();
                Kill(sync, from, isFull);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {Kills} kills, {Hits} of a running process, {target.Partial} of a target that was being filled"
        );
        Assert.True((Hits - before) * 2 >= kills, $"Only {Hits - before} of {round} kills found a running process (seed {seed}).");
    }

    /// <summary>A run that is not killed, by default into the target of the killed ones.</summary>
    public (long Created, long Updated, long Skipped) Finish(string arguments = "", KillTarget? into = null)
    {
        var clock = Stopwatch.StartNew();
        var run = InSession(into ?? target, $"{Sync(into ?? target, arguments)} | ForEach-Object {{ {Summary} }}");
        (into ?? target).Note(new KilledRun(WasKilled: false, clock.Elapsed, run));
        var counts = run.Succeeded().Last(line => char.IsAsciiDigit(line[0])).Split(' ');
        Assert.Equal("succeeded", counts[3]);
        return (Number(0), Number(1), Number(2));

        long Number(int index) => long.Parse(counts[index], CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a script between the runs that are killed, in a session on the state of a target.</summary>
    public PwshRun InSession(KillTarget on, string script)
    {
        var run = _session.Run(on.Settings, script);
        _printed.Add(run.Output + run.Errors);
        return run;
    }

    public void Dispose() => _session.Dispose();

    private (WaitingSync Sync, KillFrom From, bool IsFull) Prepare(int round, string arguments)
    {
        var (from, isFull) = ((KillFrom)(round % 5), round % 2 == 0);
        var size = target.BatchSizes[_random.Next(target.BatchSizes.Length)];
        var sync = Sync(target, $"-BatchSize {size} {(isFull ? "-Full" : "")} {arguments} -Verbose");

        // It says when the first batch was written.
        return (
            new WaitingSync(
                target.Settings,
                $"$begun = $false; {sync} 4>&1 | ForEach-Object {{ if (-not $begun -and \"$_\" -match "
                    + $"'^(Created|Updated|Unchanged) ') {{ $begun = $true; 'writing' }}; if ($_.RunId) {{ {Summary} }} }}"
            ),
            from,
            isFull
        );
    }

    private void Kill(WaitingSync sync, KillFrom from, bool isFull)
    {
        if (from != KillFrom.Process)
        {
            sync.WaitUntilReady();
        }

        sync.GoOn();
        if (from is KillFrom.FirstBatch or KillFrom.FirstBatchToo)
        {
            _printed.Add(sync.ReadLine() ?? "");
        }

        var longest = Longest(from, isFull);
        var run = sync.KillAfter(longest * _random.NextDouble());
        _printed.Add(run.Run.Output + run.Run.Errors);
        Kills++;
        if (run.WasKilled)
        {
            // Nobody knows how long it would have gone on, so later instants are tried too.
            Hits++;
            _durations[(from, isFull)] = longest * 1.15;
        }
        else
        {
            run.Run.Succeeded();
            _durations[(from, isFull)] = run.Elapsed;
        }

        target.Note(run);
    }

    // Until it is known how long runs from there take, the shortest that is known of any others, so that few kills come too late.
    private TimeSpan Longest(KillFrom from, bool isFull)
    {
        if (_durations.TryGetValue((from, isFull), out var known))
        {
            return known;
        }

        if (from == KillFrom.Process)
        {
            return TimeSpan.FromSeconds(1.5);
        }

        var others = _durations.Where(pair => pair.Key.From != KillFrom.Process).Select(pair => pair.Value).ToList();
        return others is [] ? TimeSpan.FromSeconds(0.5) : others.Min();
    }

    private string Sync(KillTarget into, string arguments) => $"Invoke-OpenClawSync '{home.Path}' {into.Arguments} {arguments}";
}
