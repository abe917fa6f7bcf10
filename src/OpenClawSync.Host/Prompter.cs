using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace OpenClawSync.Host;

/// <summary>The questions the engine may ask: -Confirm, a parameter left out, a credential.</summary>
internal sealed class Prompter(TextChannel terminal, TerminalInput input)
{
    internal string ReadLine() => input.ReadLine();

    internal SecureString ReadSecret()
    {
        var secret = input.ReadSecret();
        terminal.Write(Environment.NewLine);
        return secret;
    }

    internal int Choose(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        var menu = new ChoiceMenu(choices, defaultChoice);
        Introduce(caption, message);
        while (true)
        {
            terminal.Write(menu.Line);
            var answer = input.ReadLine().Trim();
            if (answer == "?") terminal.Write(menu.Help);
            else if (menu.Match(answer) is { } choice) return choice;
        }
    }

    internal Dictionary<string, PSObject> Ask(string caption, string message, Collection<FieldDescription> fields)
    {
        Introduce(caption, message);
        return fields.ToDictionary(field => field.Name, field => PSObject.AsPSObject(AskField(field)));
    }

    internal PSCredential AskCredential(string caption, string message, string? userName)
    {
        Introduce(caption, message);
        var user = string.IsNullOrEmpty(userName) ? AskText("User") : userName;
        terminal.Write($"Password for user {user}: ");
        return new PSCredential(user, ReadSecret());
    }

    private object AskField(FieldDescription field)
    {
        var type = LanguagePrimitives.TryConvertTo<Type>(field.ParameterAssemblyFullName, out var exact) ? exact : typeof(string);
        if (type == typeof(PSCredential)) return AskCredential("", "", null);
        if (type != typeof(SecureString)) return LanguagePrimitives.ConvertTo(AskText(field.Name), type, CultureInfo.InvariantCulture);

        terminal.Write($"{field.Name}: ");
        return ReadSecret();
    }

    private string AskText(string name)
    {
        terminal.Write($"{name}: ");
        return input.ReadLine();
    }

    // Nothing is printed when nobody can answer: the error alone says what happened.
    private void Introduce(string caption, string message)
    {
        TerminalInput.Require();
        foreach (var line in new[] { caption, message }.Where(line => !string.IsNullOrEmpty(line))) terminal.Write(line + Environment.NewLine);
    }
}
