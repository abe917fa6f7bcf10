using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// Expands the variables that a config refers to as <c>${NAME}</c>. <c>$${NAME}</c> is an escape for the text <c>${NAME}</c>.
/// </summary>
internal sealed partial class ConfigVariables(JObject config, Func<string, string?> environment)
{
    /// <summary>The text with its variables expanded; null when one of them is not set.</summary>
    public string? Expand(string text)
    {
        var isComplete = true;
        var expanded = Reference()
            .Replace(
                text,
                match =>
                {
                    if (match.Groups["escape"].Success)
                    {
                        return match.Value[1..];
                    }

                    var value = Value(match.Groups["name"].Value);
                    isComplete &= value is not null;
                    return value ?? "";
                }
            );
        return isComplete ? expanded : null;
    }

    // The environment takes precedence over the config's own env section.
    private string? Value(string name) =>
        environment(name) is { Length: > 0 } value
            ? value
            : Text(((config["env"] as JObject)?["vars"] as JObject)?[name]) ?? Text((config["env"] as JObject)?[name]);

    private static string? Text(JToken? token) => token is JValue { Value: string { Length: > 0 } text } ? text : null;

    [GeneratedRegex(@"(?<escape>\$)?\$\{(?<name>[A-Z_][A-Z0-9_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
