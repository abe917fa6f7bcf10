using System.Management.Automation;
using System.Net;
using System.Security;
using OpenClawSync.Connections;
using OpenClawSync.Detection;
using OpenClawSync.Progress;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Session;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.State;

namespace OpenClawSync.Commands;

/// <summary>What the cmdlets share: cancellation, errors, and paths as the session sees them.</summary>
public abstract class OpenClawCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    private protected CancellationToken StopToken => _stop.Token;

    /// <summary>The rules of the policy in force; null where there is none.</summary>
    private protected ISecretDetector? PolicyRules { get; set; }

    private protected StateFolder State { get; } = StateFolder.Find(Environment.GetEnvironmentVariable);

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected sealed override void BeginProcessing() => TranslateErrors(Begin);

    /// <inheritdoc />
    protected sealed override void ProcessRecord() => TranslateErrors(Process);

    /// <inheritdoc />
    protected sealed override void EndProcessing() => TranslateErrors(End);

    /// <inheritdoc />
    protected sealed override void StopProcessing() => Stop();

    /// <summary>Ends what is under way, as Ctrl+C does.</summary>
    private protected void Stop() => _stop.Cancel();

    private protected virtual void Begin() { }

    private protected virtual void Process() { }

    private protected virtual void End() { }

    /// <summary>Frees what the cmdlet holds; called when the pipeline ends, stopped or not.</summary>
    /// <param name="disposing">True when called by the engine.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>Whether -WhatIf holds for this call, given or inherited.</summary>
    private protected bool IsWhatIf =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
            ? ((SwitchParameter)given).ToBool()
            : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>Prints what -WhatIf would do, in words of our own.</summary>
    private protected void TellPlan(string sentence) => ShouldProcess(sentence, sentence, "");

    /// <summary>The message, without what any rule finds in it.</summary>
    private protected string Safe(string message) => SafeMessage.Redact(message, PolicyRules);

    /// <summary>Says with -Debug what was decided on the way.</summary>
    private protected void Trace(string sentence)
    {
        // To look through text that nobody sees would cost a process that has just started the making of every rule.
        if (IsGiven("Debug") || !Equals(SessionState.PSVariable.GetValue("DebugPreference"), ActionPreference.SilentlyContinue))
        {
            WriteDebug(Safe(sentence));
        }
    }

    /// <summary>Sums up on the information stream what was done.</summary>
    private protected void Inform(string sentence) => WriteInformation(Safe(sentence), ["OpenClawSync"]);

    private protected ProgressMeter Meter(int id, string activity) => new(WriteProgress, id, activity, TimeProvider.System);

    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private protected SessionPaths Paths => new(SessionState);

    /// <summary>The path as the file system knows it, letter by letter; a URL stays what it is.</summary>
    private protected string? ResolvePath(string? path) => path is null ? null : Paths.Literal(path);

    private protected static SourceOptions SourceOptions(SecureString? token, SnapshotFolder snapshots) =>
        new(Environment.GetEnvironmentVariable, snapshots) { Token = Plain(token) };

    private protected TargetLocation TargetAt(string? target) =>
        TargetLocation.Find(ResolvePath(target), Environment.GetEnvironmentVariable, State);

    private protected static TargetOptions TargetOptions(
        InstanceId instance,
        SecureString? token = null,
        int batchSize = Connections.TargetOptions.DefaultBatchSize
    ) => new(instance, TimeProvider.System) { Token = Plain(token), BatchSize = batchSize };

    private protected static string? Plain(SecureString? token) => token is null ? null : new NetworkCredential("", token).Password;

    /// <summary>Writes a problem to the stream of its severity.</summary>
    private protected void Report(Problem problem)
    {
        var text = Safe($"{problem.Place}: {problem.Message}");
        try
        {
            switch (problem.Severity)
            {
                case ProblemSeverity.Error:
                    WriteError(ErrorRecords.Create(problem.ErrorId, text, Safe(problem.Place)));
                    break;
                case ProblemSeverity.Warning:
                    WriteWarning(text);
                    break;
                default:
                    WriteVerbose(text);
                    break;
            }
        }
        catch (RuntimeException)
        {
            // -ErrorAction Stop and its kin, or an answer to Inquire: what is under way ends as with Ctrl+C.
            Stop();
            throw;
        }
    }

    private void TranslateErrors(Action work)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (OpenClawSyncException failure)
        {
            ThrowTerminatingError(ErrorRecords.Create(failure.ErrorId, Safe(failure.Message), null));
        }
        catch (Exception failure) when (failure is SessionStateException or ProviderInvocationException or NotSupportedException)
        {
            ThrowTerminatingError(
                ErrorRecords.Create(ErrorIds.PathInvalid, "A path is not one of the file system: " + Safe(failure.Message), null)
            );
        }
        catch (Exception failure) when (failure is not RuntimeException and not OperationCanceledException)
        {
            // Its own words could quote what it failed on.
            ThrowTerminatingError(
                ErrorRecords.Create(ErrorIds.Unexpected, $"Something failed that should not ({failure.GetType().Name}).", null)
            );
        }
    }
}
