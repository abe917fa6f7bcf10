using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>The part of the config that determines where notes and jobs are.</summary>
/// <param name="DefaultWorkspace">The value of <c>agents.defaults.workspace</c>; null for none.</param>
/// <param name="Agents">The agents in the order of the config; empty when it defines none.</param>
/// <param name="IsOwnershipExplicit">Whether the default agent does not own the default workspace.</param>
/// <param name="CronStore">The value of <c>cron.store</c>, the job file of generations before SQLite; null for none.</param>
/// <param name="ExtraSources">The number of folders and files outside the workspaces that OpenClaw's memory search reads as well.</param>
/// <param name="Unset">The settings that refer to a variable that is not set.</param>
internal sealed partial record OpenClawConfig(
    string? DefaultWorkspace,
    IReadOnlyList<AgentConfig> Agents,
    bool IsOwnershipExplicit,
    string? CronStore,
    int ExtraSources,
    IReadOnlyList<UnsetSetting> Unset
)
{
    private const string ImplicitAgent = "main";

    public static OpenClawConfig Empty { get; } = new(null, [], false, null, 0, []);

    /// <summary>The agent that the config charges with what belongs to no agent; null for none.</summary>
    public string? SystemAgent { get; init; }

    /// <summary>
    /// The agent that tasks and jobs without an agent belong to, as OpenClaw determines it; null when the config does not decide.
    /// </summary>
    public string? AmbientAgent =>
        SystemAgent
        ?? (IsOwnershipExplicit ? null : Agents.FirstOrDefault(agent => agent.IsDefault)?.Id)
        ?? Agents.Count switch
        {
            0 => ImplicitAgent,
            1 => Agents[0].Id,
            _ => null,
        };

    public static OpenClawConfig From(JObject root, Func<string, string?> environment)
    {
        var (variables, unset) = (new ConfigVariables(root, environment), new List<UnsetSetting>());
        var agents = root["agents"] as JObject;
        var defaults = agents?["defaults"] as JObject;
        var roster = Roster(agents).ToList();
        var configured = roster.Select(agent => new AgentConfig(
            NormalizeId(agent.Id),
            Path(agent.Fields["workspace"], $"agents.{agent.Id}.workspace", RecordKind.Memory),
            agent.Fields["default"] is JValue { Value: true }
        ));
        return new OpenClawConfig(
            Path(defaults?["workspace"], "agents.defaults.workspace", RecordKind.Memory),
            [.. configured.DistinctBy(agent => agent.Id)],
            Text(agents?["ownership"])?.Trim() == "explicit",
            Path((root["cron"] as JObject)?["store"], "cron.store", RecordKind.Cron),
            CountExtraSources(root, [defaults, .. roster.Select(agent => agent.Fields)]),
            unset
        )
        {
            SystemAgent = Text((defaults?["systemAgent"] as JObject)?["agentId"]) is { } agent ? NormalizeId(agent) : null,
        };

        string? Path(JToken? token, string setting, RecordKind kind)
        {
            if (Text(token)?.Replace("\0", "", StringComparison.Ordinal).Trim() is not { Length: > 0 } text)
            {
                return null;
            }

            var expanded = variables.Expand(text);
            if (expanded is null)
            {
                unset.Add(new UnsetSetting(setting, kind));
            }

            return expanded;
        }
    }

    // When a config has both forms, OpenClaw reads only the newer one.
    private static IEnumerable<(string Id, JObject Fields)> Roster(JObject? agents) =>
        (agents?["entries"], agents?["list"]) switch
        {
            (JObject entries, _) => entries.Properties().Select(entry => (entry.Name, entry.Value as JObject ?? [])),
            (_, JArray list) => list.OfType<JObject>().Select(agent => (Id(agent["id"]), agent)),
            _ => [],
        };

    // OpenClaw takes an agent without an id for the main one.
    private static string Id(JToken? id) =>
        id is JValue { Value: long number } ? number.ToString(CultureInfo.InvariantCulture) : Text(id) ?? ImplicitAgent;

    // Ids become folder names, so OpenClaw normalizes them in this way.
    private static string NormalizeId(string id)
    {
        var normal = NotInId().Replace(id.Trim().ToLowerInvariant(), "-").Trim('-');
        return normal.Length == 0 ? ImplicitAgent : normal[..Math.Min(64, normal.Length)];
    }

    // The setting has moved from the agents to the memory over the years.
    private static int CountExtraSources(JObject root, IEnumerable<JObject?> agents)
    {
        var memory = root["memory"] as JObject;
        return Count(memory?["search"], "extraPaths")
            + Count(memory?["qmd"], "paths")
            + agents.Sum(agent => Count(agent?["memorySearch"], "extraPaths") + Count(agent?["memory"]?["search"], "extraPaths"));

        static int Count(JToken? settings, string name) => (settings as JObject)?[name] is JArray paths ? paths.Count : 0;
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

/// <summary>A setting that refers to a variable that is not set.</summary>
/// <param name="Setting">Its name.</param>
/// <param name="Kind">The kind of the records that it concerns.</param>
internal sealed record UnsetSetting(string Setting, RecordKind Kind);
