using System.Text.RegularExpressions;
using OpenClawSync.Records;

namespace OpenClawSync.Schedules;

/// <summary>The valid names of schedules, and the comment that marks schedules of OpenClawSync.</summary>
internal static partial class ScheduleName
{
    public const string Default = "openclaw-sync";

    /// <summary>A comment in units and crontabs; the name follows it.</summary>
    public const string Mark = "# OpenClawSync schedule: ";

    public const string Pattern = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /// <exception cref="OpenClawSyncException">ScheduleInvalid.</exception>
    public static string Require(string name) =>
        Allowed().IsMatch(name)
            ? name
            : throw new OpenClawSyncException(
                ErrorIds.ScheduleInvalid,
                "A schedule's name is 1 to 64 letters, digits, dots, dashes or underscores, and begins with a letter or digit."
            );

    [GeneratedRegex($"^{Pattern}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
