using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace OpenClawSync.Host;

/// <summary>Puts each stream where pwsh puts it: errors to stderr, everything else to stdout.</summary>
internal sealed class RunnerUserInterface : PSHostUserInterface
{
    private readonly TextChannel _standardOutput = TextChannel.Output();
    private readonly TextChannel _error = TextChannel.Error();
    private readonly ProgressLine _progress;
    private readonly Prompter _prompter;
    private TextChannel _output;

    internal RunnerUserInterface(Interrupt interrupt)
    {
        _output = _standardOutput;
        _progress = new ProgressLine(_error);
        _prompter = new Prompter(_output.IsTerminal ? _output : _error, new TerminalInput(interrupt.Token));
    }

    public override PSHostRawUserInterface RawUI { get; } = new RunnerRawUserInterface();

    public override bool SupportsVirtualTerminal => _output.SupportsColor;

    /// <summary>Whether anything was reported as an error.</summary>
    internal bool HadErrors { get; private set; }

    public override void Write(string value) => Write(_output, value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Write(_output, _output.Color(foregroundColor, backgroundColor, value));

    public override void WriteLine(string value) => Write(_output, value + Environment.NewLine);

    public override void WriteErrorLine(string value)
    {
        HadErrors = true;
        Write(_error, value + Environment.NewLine);
    }

    public override void WriteDebugLine(string message) => WritePrefixed(FormatStyle.Debug, "DEBUG", message);

    public override void WriteVerboseLine(string message) => WritePrefixed(FormatStyle.Verbose, "VERBOSE", message);

    public override void WriteWarningLine(string message) => WritePrefixed(FormatStyle.Warning, "WARNING", message);

    public override void WriteProgress(long sourceId, ProgressRecord record) => _progress.Show(record);

    public override string ReadLine() => Prompting().ReadLine();

    public override SecureString ReadLineAsSecureString() => Prompting().ReadSecret();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        Prompting().Ask(caption, message, descriptions);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        Prompting().Choose(caption, message, choices, defaultChoice);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        Prompting().AskCredential(caption, message, userName);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName,
        PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        Prompting().AskCredential(caption, message, userName);

    /// <summary>Prints as usual, but to where errors go.</summary>
    internal void ReportErrors(Action print)
    {
        HadErrors = true;
        _output = _error;
        try
        {
            print();
        }
        finally
        {
            _output = _standardOutput;
        }
    }

    internal void ClearProgress() => _progress.Clear();

    private Prompter Prompting()
    {
        _progress.Clear();
        return _prompter;
    }

    private void WritePrefixed(FormatStyle style, string prefix, string message)
    {
        const string reset = "\u001b[0m";
        WriteLine($"{GetFormatStyleString(style)}{prefix}: {message}{reset}");
    }

    private void Write(TextChannel channel, string text)
    {
        _progress.Clear();
        channel.Write(text);
    }
}
