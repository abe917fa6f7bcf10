using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace OpenClawSync.Sources.Home;

/// <summary>The part of the config that determines where notes are: the agents and their workspaces.</summary>
/// <param name="DefaultWorkspace">The value of <c>agents.defaults.workspace</c>; null for none.</param>
/// <param name="Agents">The agents in the order of the config; empty when it defines none.</param>
/// <param name="IsOwnershipExplicit">Whether the default agent does not own the default workspace.</param>
/// <param name="Unset">The settings that refer to a variable that is not set.</param>
internal sealed partial record OpenClawConfig(
    string? DefaultWorkspace,
    IReadOnlyList<AgentConfig> Agents,
    bool IsOwnershipExplicit,
    IReadOnlyList<string> Unset
)
{
    private const string ImplicitAgent = "main";

    public static OpenClawConfig Empty { get; } = new(null, [], false, []);

    public static OpenClawConfig From(JObject root, Func<string, string?> environment)
    {
        var (variables, unset) = (new ConfigVariables(root, environment), new List<string>());
        var agents = root["agents"] as JObject;
        var defaults = agents?["defaults"] as JObject;
        var roster = Roster(agents)
            .Where(agent => agent.Id is not null)
            .Select(agent => new AgentConfig(
                NormalizeId(agent.Id!),
                Path(agent.Fields["workspace"], $"agents.{agent.Id}.workspace"),
                agent.Fields["default"] is JValue { Value: true }
            ));
        return new OpenClawConfig(
            Path(defaults?["workspace"], "agents.defaults.workspace"),
            [.. roster.DistinctBy(agent => agent.Id)],
            Text(agents?["ownership"]) == "explicit",
            unset
        );

        string? Path(JToken? token, string setting)
        {
            var expanded = Text(token)?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } text
                ? variables.Expand(text)
                : null;
            if (expanded is null && Text(token) is not null)
            {
                unset.Add(setting);
            }

            return expanded;
        }
    }

    // When a config has both forms, OpenClaw reads only the newer one.
    private static IEnumerable<(string? Id, JObject Fields)> Roster(JObject? agents) =>
        (agents?["entries"], agents?["list"]) switch
        {
            (JObject entries, _) => entries.Properties().Select(entry => ((string?)entry.Name, entry.Value as JObject ?? [])),
            (_, JArray list) => list.OfType<JObject>().Select(agent => (Text(agent["id"]), agent)),
            _ => [],
        };

    // Ids become folder names, so OpenClaw normalizes them in this way.
    private static string NormalizeId(string id)
    {
        var normal = NotInId().Replace(id.Trim().ToLowerInvariant(), "-").Trim('-');
        return normal.Length == 0 ? ImplicitAgent : normal[..Math.Min(64, normal.Length)];
    }

    private static string? Text(JToken? token) => token is JValue { Value: string { Length: > 0 } text } ? text : null;

    [GeneratedRegex("[^a-z0-9_-]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotInId();
}

/// <summary>An agent in the config.</summary>
/// <param name="Id">The id, normalized as OpenClaw does.</param>
/// <param name="Workspace">The workspace in the config, with its variables expanded; null for none.</param>
/// <param name="IsDefault">Whether the config marks it as the default agent.</param>
internal sealed record AgentConfig(string Id, string? Workspace, bool IsDefault);
