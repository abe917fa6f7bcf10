using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>The part of openclaw.json that says where notes are: the agents and their workspaces.</summary>
internal sealed record OpenClawConfig(string? DefaultWorkspace, IReadOnlyList<AgentConfig> Agents)
{
    public static OpenClawConfig Empty { get; } = new(null, []);

    private static readonly JsonLoadSettings Json5 = new()
    {
        CommentHandling = CommentHandling.Ignore,
        LineInfoHandling = LineInfoHandling.Ignore,
    };

    /// <summary>Reads the config; an absent one is empty. One that cannot be read is a problem, and the defaults serve.</summary>
    public static OpenClawConfig Read(OpenClawHome home, out Problem? problem)
    {
        var path = Path.Combine(home.StateFolder, "openclaw.json");
        problem = null;
        if (!File.Exists(path))
        {
            return Empty;
        }

        try
        {
            using var text = File.OpenText(path);
            using var json = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
            return JToken.Load(json, Json5) is JObject root ? From(root) : throw new JsonReaderException("not an object", "", 1, 1, null);
        }
        catch (JsonReaderException failure)
        {
            // The parser's own message quotes the text it stumbled on.
            var where = $"line {failure.LineNumber}, position {failure.LinePosition}";
            problem = new Problem(ErrorIds.ConfigUnreadable, home.Name(path), $"The config is not JSON5 ({where}); default workspaces are read.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problem = new Problem(ErrorIds.ConfigUnreadable, home.Name(path), "The config cannot be opened; default workspaces are read.");
        }

        return Empty;
    }

    private static OpenClawConfig From(JObject root)
    {
        var agents = root["agents"] as JObject;
        var listed = (agents?["list"] as JArray ?? []).OfType<JObject>()
            .Select(agent => (Id: Text(agent["id"]), Agent: agent));
        var entered = (agents?["entries"] as JObject)?.Properties()
            .Select(entry => (Id: (string?)entry.Name, Agent: entry.Value as JObject ?? [])) ?? [];
        return new OpenClawConfig(
            Text(agents?["defaults"]?["workspace"]),
            [.. listed.Concat(entered).Where(agent => !string.IsNullOrWhiteSpace(agent.Id)).DistinctBy(agent => agent.Id)
                .Select(agent => new AgentConfig(agent.Id!, Text(agent.Agent["workspace"]), agent.Agent["default"]?.Type == JTokenType.Boolean && (bool)agent.Agent["default"]!))]);
    }

    private static string? Text(JToken? token) =>
        token is JValue { Type: JTokenType.String, Value: string { Length: > 0 } text } ? text : null;
}

/// <summary>An agent as the config names it.</summary>
internal sealed record AgentConfig(string Id, string? Workspace, bool IsDefault);
