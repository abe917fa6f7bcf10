using System.Management.Automation.Host;
using OpenClawSync.Records;

namespace OpenClawSync.Commands;

/// <summary>A question to the operator, which only an interactive session can ask.</summary>
internal static class OperatorQuestion
{
    /// <param name="question">Asks the question.</param>
    /// <param name="otherwise">What cannot be asked, and what to pass instead.</param>
    /// <exception cref="OpenClawSyncException">AnswerNeeded: nobody can be asked.</exception>
    public static T Ask<T>(Func<T> question, string otherwise)
    {
        try
        {
            return question();
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            throw new OpenClawSyncException(ErrorIds.AnswerNeeded, "This session is not interactive, so " + otherwise);
        }
    }

    // PowerShell itself throws the second with -NonInteractive. A host without prompts throws one of the others.
    private static bool IsRefusal(Exception failure) => failure is HostException or InvalidOperationException or NotImplementedException;
}
