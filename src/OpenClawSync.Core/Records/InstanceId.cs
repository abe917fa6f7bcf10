using System.Text.RegularExpressions;

namespace OpenClawSync.Records;

/// <summary>Distinguishes several OpenClaw installations in one target. Empty when there is only one.</summary>
internal readonly partial record struct InstanceId
{
    public const string Variable = "OPENCLAW_SYNC_INSTANCE";

    private InstanceId(string value) => Value = value;

    public static InstanceId None { get; } = new("");

    public string Value => field ?? "";

    /// <summary>The prefix of all source ids of the instance.</summary>
    public string Prefix => Value.Length == 0 ? "" : Value + "/";

    /// <param name="text">The id; null or white space for the only instance.</param>
    /// <exception cref="OpenClawSyncException">
    /// The id is too long, or not made of letters, digits, dots, underscores and hyphens.
    /// </exception>
    public static InstanceId Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return None;
        }

        return Allowed().IsMatch(text)
            ? new InstanceId(text)
            : throw new OpenClawSyncException(
                ErrorIds.InstanceInvalid,
                "An instance id has 1 to 64 letters (A to Z), digits, dots, hyphens and underscores, and starts with a letter or digit."
            );
    }

    /// <summary>The instance that was given, else the environment's, else none.</summary>
    public static InstanceId Given(string? given, Func<string, string?> environment) => Parse(given ?? environment(Variable));

    /// <summary>The instance in a sentence.</summary>
    public string Description => Value.Length == 0 ? "the default instance" : $"instance '{Value}'";

    public override string ToString() => Value;

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
