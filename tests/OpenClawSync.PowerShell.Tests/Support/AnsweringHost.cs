using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>An interactive host that gives these answers in order.</summary>
internal sealed class AnsweringHost(params string[] answers) : PSHost
{
    private readonly Answers _ui = new(new Queue<string>(answers));

    /// <summary>The questions that were asked, with their choices.</summary>
    public List<string> Asked => _ui.Asked;

    public override string Name => nameof(AnsweringHost);

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override PSHostUserInterface UI => _ui;

    public override void SetShouldExit(int exitCode) { }

    public override void NotifyBeginApplication() { }

    public override void NotifyEndApplication() { }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() { }

    private sealed class Answers(Queue<string> answers) : PSHostUserInterface
    {
        public List<string> Asked { get; } = [];

        public override PSHostRawUserInterface? RawUI => null;

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Asked.Add($"{message} {string.Join(' ', choices.Select(choice => choice.HelpMessage))}");
            return int.Parse(answers.Dequeue(), CultureInfo.InvariantCulture);
        }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
        {
            Asked.Add(message);
            return descriptions.ToDictionary(field => field.Name, _ => PSObject.AsPSObject(answers.Dequeue()));
        }

        public override string ReadLine() => answers.Dequeue();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
            throw new NotSupportedException();

        public override PSCredential PromptForCredential(
            string caption,
            string message,
            string userName,
            string targetName,
            PSCredentialTypes allowedCredentialTypes,
            PSCredentialUIOptions options
        ) => throw new NotSupportedException();

        public override void Write(string value) { }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) { }

        public override void WriteLine(string value) { }

        public override void WriteErrorLine(string value) { }

        public override void WriteDebugLine(string message) { }

        public override void WriteProgress(long sourceId, ProgressRecord record) { }

        public override void WriteVerboseLine(string message) { }

        public override void WriteWarningLine(string message) { }
    }
}
