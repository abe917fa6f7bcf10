using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace OpenClawSync.Host;

/// <summary>What a person types. Where nobody can type, asking is an error at once rather than a wait without end.</summary>
internal sealed class TerminalInput(CancellationToken interrupted)
{
    internal static void Require()
    {
        if (Console.IsInputRedirected) throw Unanswered("input is not a terminal");
    }

    internal string ReadLine() => Wait(() => Console.ReadLine()) ?? throw Unanswered("the input ended");

    internal SecureString ReadSecret() => Wait(ReadKeys);

    private static SecureString ReadKeys()
    {
        var secret = new SecureString();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace) secret.AppendChar(key.KeyChar);
            else if (secret.Length > 0) secret.RemoveAt(secret.Length - 1);
        }

        return secret;
    }

    private static HostException Unanswered(string why) =>
        new($"Nobody can answer a prompt here: {why}.", null, "PromptUnanswered", ErrorCategory.ResourceUnavailable);

    // Reading blocks and Ctrl+C does not end it, so it blocks a thread that the process need not wait for.
    private T Wait<T>(Func<T> read)
    {
        Require();
        var reading = Task.Run(read, CancellationToken.None);
        try
        {
            reading.Wait(interrupted);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }

        return reading.Result;
    }
}
