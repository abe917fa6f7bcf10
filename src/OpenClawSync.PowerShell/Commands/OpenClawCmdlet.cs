using System.Management.Automation;
using System.Net;
using System.Security;
using OpenClawSync.Connections;
using OpenClawSync.Detection;
using OpenClawSync.Errors;
using OpenClawSync.Progress;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Session;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.State;

namespace OpenClawSync.Commands;

/// <summary>What all cmdlets share: cancellation, errors, and paths as the session resolves them.</summary>
/// <remarks>
/// A parameter that several cmdlets have is declared in a base class for what they work with: <see cref="SourceCmdlet" />,
/// <see cref="PolicyCmdlet" />, <see cref="TargetCmdlet" /> or <see cref="InstanceCmdlet" />. A cmdlet that works with more than one of
/// these redeclares the rest and inherits their help.
/// </remarks>
public abstract class OpenClawCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    private protected CancellationToken StopToken => _stop.Token;

    /// <summary>The rules of the policy that is used; null while there is none.</summary>
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

    /// <summary>Cancels the work in progress, as Ctrl+C does.</summary>
    private protected void Stop() => _stop.Cancel();

    private protected virtual void Begin() { }

    private protected virtual void Process() { }

    private protected virtual void End() { }

    /// <summary>Releases what the cmdlet holds. PowerShell calls it when the pipeline ends, also when it was stopped.</summary>
    /// <param name="disposing">True when called by the engine.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>Whether -WhatIf applies to this call, as a parameter or from the session.</summary>
    private protected bool IsWhatIf =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
            ? ((SwitchParameter)given).ToBool()
            : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>Writes a sentence as -WhatIf does.</summary>
    private protected void WriteWhatIf(string sentence) => ShouldProcess(sentence, sentence, "");

    /// <summary>The message, with everything that a rule finds replaced.</summary>
    private protected string Safe(string message) => SafeMessage.Redact(message, PolicyRules);

    /// <summary>Writes a decision to the debug stream.</summary>
    private protected void Trace(string sentence)
    {
        // Redacting text that nobody sees would make a new process compile every rule.
        if (IsGiven("Debug") || !Equals(SessionState.PSVariable.GetValue("DebugPreference"), ActionPreference.SilentlyContinue))
        {
            WriteDebug(Safe(sentence));
        }
    }

    /// <summary>Writes a summary of what was done to the information stream.</summary>
    private protected void Inform(string sentence) => WriteInformation(Safe(sentence), ["OpenClawSync"]);

    private protected ProgressMeter Meter(int id, string activity) =>
        new(record => Write(() => WriteProgress(record)), id, activity, TimeProvider.System);

    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private protected SessionPaths Paths => new(SessionState);

    /// <summary>The path in the file system, without expanding wildcards. A URL is returned unchanged.</summary>
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
        switch (problem.Severity)
        {
            case ProblemSeverity.Error:
                Write(() => WriteError(ErrorRecords.Create(problem.ErrorId, text, Safe(problem.Place))));
                break;
            case ProblemSeverity.Warning:
                Write(() => WriteWarning(text));
                break;
            default:
                Detail(text);
                break;
        }
    }

    /// <summary>Writes to the verbose stream during work in progress.</summary>
    private protected void Detail(string text) => Write(() => WriteVerbose(text));

    /// <summary>Writes during work in progress, which ends as with Ctrl+C when the engine refuses the write.</summary>
    /// <remarks>
    /// The engine throws when a preference such as -ErrorAction Stop ends the pipeline, when a command further down needs no more, and
    /// after Ctrl+C, even before it calls <see cref="StopProcessing" />.
    /// </remarks>
    private protected void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception)
        {
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
                ErrorRecords.Create(ErrorIds.PathInvalid, "The path is not in the file system: " + Safe(failure.Message), null)
            );
        }
        catch (Exception failure) when (failure is not RuntimeException and not OperationCanceledException)
        {
            // The exception's own message could quote content of a record.
            ThrowTerminatingError(
                ErrorRecords.Create(ErrorIds.Unexpected, $"An unexpected error occurred ({failure.GetType().Name}).", null)
            );
        }
    }
}
