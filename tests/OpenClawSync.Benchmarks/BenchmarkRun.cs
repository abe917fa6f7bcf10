using OpenClawSync.Detection;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Sources;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Ledgers;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Benchmarks;

/// <summary>Runs a whole sync to an embedded target in the home, as the cmdlet does.</summary>
internal static class BenchmarkRun
{
    public static long Sync(IRecordSource source, string home)
    {
        var key = new InstallationKey("bench000", new byte[InstallationKey.Size]);
        var protector = new Protector(ProtectionPolicy.Default, SecretDetector.Default, key, InstanceId.None);
        using var target = SqliteTarget.Open(
            Path.Combine(home, "target.db"),
            new LedgerName("", InstanceId.None, new SourceName("bench", "bench")),
            TimeProvider.System
        );
        var runner = new SyncRunner(protector, key, new TextRedactor(SecretDetector.Default), TimeProvider.System);
        var run = runner.Run(
            source,
            target,
            new SyncOptions { ReplayWindow = TimeSpan.Zero },
            new RunReport(Path.Combine(home, "report.json")),
            new SilentObserver(),
            CancellationToken.None
        );
        return run.Created + run.Updated + run.Skipped;
    }

    private sealed class SilentObserver : IRunObserver
    {
        public void OnProblem(Problem problem) { }

        public void OnPushed(PushResult result) { }

        public void OnWait(string sentence) { }

        public void OnProgress(RunProgress progress) { }
    }
}
