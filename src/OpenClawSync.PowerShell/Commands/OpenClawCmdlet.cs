using System.Management.Automation;
using System.Net;
using System.Security;
using OpenClawSync.Connections;
using OpenClawSync.Detection;
using OpenClawSync.Errors;
using OpenClawSync.Progress;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Session;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.State;
using OpenClawSync.Storage;

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
    private readonly HeldProblems _held = new();
    private bool _saidTarget;

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
    protected sealed override void BeginProcessing() =>
        TranslateErrors(() =>
        {
            FileSizeLimit.SurviveSignal();
            DebugSwitch.AskNothing(this);
            Begin();
        });

    /// <inheritdoc />
    protected sealed override void ProcessRecord() => TranslateErrors(Process);

    /// <inheritdoc />
    protected sealed override void EndProcessing() =>
        TranslateErrors(() =>
        {
            End();
            WriteHeld();
        });

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
    private protected bool IsWhatIf => Preferences.IsWhatIf;

    /// <summary>Writes a sentence as -WhatIf does.</summary>
    private protected void WriteWhatIf(string sentence) => ShouldProcess(sentence, sentence, "");

    /// <summary>Asks for confirmation where the preferences ask for it.</summary>
    /// <exception cref="OpenClawSyncException">AnswerNeeded: nobody can be asked.</exception>
    private protected new bool ShouldProcess(string target, string action) =>
        Ask(() => base.ShouldProcess(target, action), "Pass -Confirm:$false to confirm without being asked.");

    /// <summary>Asks a question whose answer a switch can give.</summary>
    /// <exception cref="OpenClawSyncException">AnswerNeeded: nobody can be asked.</exception>
    private protected static bool Ask(Func<bool> question, string otherwise) =>
        OperatorQuestion.Ask(question, $"nobody can confirm this. {otherwise}");

    /// <summary>The message, with everything that a rule finds replaced.</summary>
    private protected string Safe(string message) => SafeMessage.Redact(message, PolicyRules);

    /// <summary>Writes a decision to the debug stream.</summary>
    private protected void Trace(string sentence)
    {
        // Redacting text that nobody sees would make a new process compile every rule.
        if (Preferences.ShowDebug)
        {
            WriteDebug(Safe(sentence));
        }
    }

    /// <summary>Writes a summary of what was done to the information stream.</summary>
    private protected void Inform(string sentence) => WriteInformation(Safe(sentence), ["OpenClawSync"]);

    private protected ProgressMeter Meter(int id, string activity) =>
        new(record => Write(() => WriteProgress(record)), id, activity, TimeProvider.System);

    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private CommandPreferences Preferences => new(MyInvocation.BoundParameters, SessionState.PSVariable);

    private protected SessionPaths Paths => new(SessionState);

    /// <summary>The path in the file system, without expanding wildcards. A URL is returned unchanged.</summary>
    private protected string? ResolvePath(string? path) => path is null ? null : Paths.Literal(path);

    private protected static SourceOptions SourceOptions(SecureString? token, SnapshotFolder snapshots) =>
        new(Environment.GetEnvironmentVariable, snapshots) { Token = Plain(token) };

    /// <summary>A value of -Target. A variable that is not set must not select the default, so it counts as blank.</summary>
    private protected string? GivenTarget(string? target) => target ?? (IsGiven("Target") ? "" : null);

    /// <summary>The target as the session resolves it; null for the default.</summary>
    /// <exception cref="OpenClawSyncException">TargetInvalid: it cannot be meant as a target.</exception>
    private protected string? ResolveTarget(string? target) => target is null ? null : ResolvePath(TargetName.Require(target));

    private protected TargetLocation TargetAt(string? target)
    {
        var location = TargetLocation.Find(ResolveTarget(target), Environment.GetEnvironmentVariable, State);
        if (!_saidTarget)
        {
            _saidTarget = true;
            Detail(Safe($"The target is {location.File ?? location.Name} ({location.Origin})."));
        }

        return location;
    }

    /// <summary>The policy that applies to a command with or without -PolicyPath.</summary>
    private protected ProtectionPolicy ReadPolicy(string? given, int? snippetLength = null)
    {
        SayPolicy(ProtectionSettings.FindPolicy(ResolvePath(given), State));
        return ProtectionSettings.ReadPolicy(ResolvePath(given), State, snippetLength);
    }

    /// <summary>Writes which policy is used to the verbose stream.</summary>
    private protected void SayPolicy(string? path) => Detail(Safe(path is null ? "No policy file is used." : $"The policy is {path}."));

    /// <summary>The instance id for a command without a policy of its own.</summary>
    private protected InstanceId FindInstance(string? given) =>
        ProtectionSettings.FindInstance(given, State, Environment.GetEnvironmentVariable);

    /// <summary>The instance id under a policy.</summary>
    private protected InstanceId FindInstance(string? given, ProtectionPolicy policy) =>
        ProtectionSettings.FindInstance(given, policy, State, Environment.GetEnvironmentVariable);

    private protected static TargetOptions TargetOptions(
        InstanceId instance,
        SecureString? token = null,
        int batchSize = Connections.TargetOptions.DefaultBatchSize
    ) => new(instance, TimeProvider.System) { Token = Plain(token), BatchSize = batchSize };

    private protected static string? Plain(SecureString? token) => token is null ? null : new NetworkCredential("", token).Password;

    /// <summary>Writes a problem to the stream of its severity.</summary>
    private protected void Report(Problem problem)
    {
        var place = problem.Place.Length == 0 ? null : Safe(problem.Place);
        var text = place is null ? Safe(problem.Message) : Safe($"{problem.Place}: {problem.Message}");
        switch (problem.Severity)
        {
            case ProblemSeverity.Error:
                Write(() => WriteError(ErrorRecords.Create(problem.ErrorId, text, place)));
                break;
            case ProblemSeverity.Warning:
                Write(() => WriteWarning(text));
                break;
            default:
                Detail(text);
                break;
        }
    }

    /// <summary>Keeps an error or a warning until the work is done.</summary>
    private protected void Hold(Problem problem)
    {
        if (problem.Severity == ProblemSeverity.Note)
        {
            Report(problem);
        }
        else
        {
            _held.Add(problem);
        }
    }

    /// <summary>Writes a problem at once, or when the work is done if writing it now would end the work.</summary>
    private protected void ReportOrHold(Problem problem)
    {
        if (Preferences.ErrorsInterrupt)
        {
            Hold(problem);
        }
        else
        {
            Report(problem);
        }
    }

    /// <summary>Writes what was held. The command does this itself at its end.</summary>
    private protected void WriteHeld()
    {
        var (problems, omitted) = _held.Take();
        foreach (var problem in problems)
        {
            Report(problem);
        }

        if (omitted is not null)
        {
            WriteWarning(omitted);
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
            // Where an error ends the command, it must be the one that ended the work.
            if (!Preferences.ErrorsInterrupt)
            {
                WriteHeld();
            }

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
