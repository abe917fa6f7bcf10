using OpenClawSync.Connections;
using OpenClawSync.Detection;
using OpenClawSync.Records;

namespace OpenClawSync.Schedules;

/// <summary>Keeps out of a schedule what may not stand in it: secrets, and what would break a line.</summary>
internal sealed class ArgumentGuard(ISecretDetector detector, Func<string, string?> environment)
{
    private static readonly string[] TokenVariables = [TargetLocation.TokenVariable, SourceLocation.TokenVariable];

    private readonly List<string> _tokens =
    [
        .. TokenVariables.Select(name => environment(name)?.Trim()).OfType<string>().Where(token => token.Length > 0),
    ];

    /// <param name="name">The parameter or variable.</param>
    /// <param name="value">What it is to be in the schedule.</param>
    /// <exception cref="OpenClawSyncException">ScheduleHoldsSecret or ScheduleInvalid. The value is not told.</exception>
    public string Require(string name, string value)
    {
        if (value.Any(char.IsControl))
        {
            throw new OpenClawSyncException(
                ErrorIds.ScheduleInvalid,
                $"{name} holds a line break or another control character, which no schedule can carry."
            );
        }

        return _tokens.Exists(token => value.Contains(token, StringComparison.Ordinal)) || detector.Detect(value).Count > 0
            ? throw new OpenClawSyncException(
                ErrorIds.ScheduleHoldsSecret,
                $"{name} holds what looks like a secret, and a schedule can be read by others. Put secrets into a file and give it as -EnvironmentFile."
            )
            : value;
    }
}
