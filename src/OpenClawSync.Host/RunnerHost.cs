using System.Globalization;
using System.Management.Automation.Host;

namespace OpenClawSync.Host;

/// <summary>What the engine sees of this program.</summary>
internal sealed class RunnerHost(Interrupt interrupt) : PSHost
{
    private readonly RunnerUserInterface _ui = new(interrupt);

    public override string Name => "OpenClawSync.Host";

    public override Version Version { get; } = typeof(RunnerHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI => _ui;

    /// <summary>What a script gave to <c>exit</c>, if one did.</summary>
    internal int? ExitCode { get; private set; }

    internal bool HadErrors => _ui.HadErrors;

    /// <summary>While the error that ended a script is printed: the engine prints it as it would any object.</summary>
    internal void ReportErrors(Action print) => _ui.ReportErrors(print);

    internal void ClearProgress() => _ui.ClearProgress();

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    // A native program is about to write to the terminal by itself.
    public override void NotifyBeginApplication() => ClearProgress();

    public override void NotifyEndApplication()
    {
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException("This host has no prompt to suspend to.");

    public override void ExitNestedPrompt()
    {
    }
}
