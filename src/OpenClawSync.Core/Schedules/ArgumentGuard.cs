using OpenClawSync.Connections;
using OpenClawSync.Detection;
using OpenClawSync.Records;

namespace OpenClawSync.Schedules;

/// <summary>Rejects what must not be in a schedule: secrets, and characters that would break a line.</summary>
internal sealed class ArgumentGuard(ISecretDetector detector, Func<string, string?> environment)
{
    private static readonly string[] TokenVariables = [TargetLocation.TokenVariable, SourceLocation.TokenVariable];

    private readonly List<string> _tokens =
    [
        .. TokenVariables.Select(name => environment(name)?.Trim()).OfType<string>().Where(token => token.Length > 0),
    ];

    /// <param name="name">The parameter or variable.</param>
    /// <param name="value">Its value in the schedule.</param>
    /// <exception cref="OpenClawSyncException">ScheduleHoldsSecret or ScheduleInvalid. The message does not contain the value.</exception>
    public string Require(string name, string value)
    {
        if (value.Any(char.IsControl))
        {
            throw new OpenClawSyncException(
                ErrorIds.ScheduleInvalid,
                $"{name} contains a line break or another control character, which no schedule can contain."
            );
        }

        return _tokens.Exists(token => value.Contains(token, StringComparison.Ordinal)) || detector.Detect(value).Count > 0
            ? throw new OpenClawSyncException(
                ErrorIds.ScheduleHoldsSecret,
                $"{name} contains what looks like a secret, and others can read a schedule. "
                    + "Put secrets into a file and give it as -EnvironmentFile."
            )
            : value;
    }
}
