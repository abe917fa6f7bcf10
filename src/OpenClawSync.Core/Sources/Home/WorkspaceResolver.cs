namespace OpenClawSync.Sources.Home;

/// <summary>The folder in which an agent keeps its notes.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Folder">The workspace.</param>
/// <param name="IsConfigured">Whether the config names the folder, so that a missing one deserves a warning.</param>
internal sealed record Workspace(string AgentId, string Folder, bool IsConfigured);

/// <summary>Resolves the workspaces of all agents as OpenClaw does.</summary>
internal static class WorkspaceResolver
{
    private const string ImplicitAgent = "main";

    /// <returns>
    /// The workspace of each agent, and then further folders into which OpenClaw may have written notes of an agent as well.
    /// </returns>
    public static IReadOnlyList<Workspace> Resolve(HomePaths paths, OpenClawConfig config)
    {
        var agents = config.Agents.Count > 0 ? config.Agents : [new AgentConfig(ImplicitAgent, null, false)];
        var owner = Owner(agents, config);
        return
        [
            .. agents
                .Select(agent => WorkspaceOf(agent, agent == owner, paths, config))
                .Concat(Further(agents, owner, paths, config))
                .DistinctBy(workspace => (workspace.AgentId, workspace.Folder)),
        ];
    }

    // With several agents and no owner, the default workspace may still contain notes from when there was a single agent. Where the
    // ownership is explicit, OpenClaw gives an agent a workspace of its own, and yet writes some of its notes into the default one.
    private static IEnumerable<Workspace> Further(
        IReadOnlyList<AgentConfig> agents,
        AgentConfig? owner,
        HomePaths paths,
        OpenClawConfig config
    )
    {
        if (owner is null || config.IsOwnershipExplicit)
        {
            var agent = agents.FirstOrDefault(agent => agent.Id == ImplicitAgent) ?? agents[0];
            yield return Default(agent.Id, paths, config) with
            {
                IsConfigured = false,
            };
            if (owner is not null)
            {
                yield return WorkspaceOf(agent, isOwner: false, paths, config);
            }
        }
    }

    // The default workspace belongs to the only agent, or to the one marked as default.
    private static AgentConfig? Owner(IReadOnlyList<AgentConfig> agents, OpenClawConfig config)
    {
        var marked = config.IsOwnershipExplicit ? [] : agents.Where(agent => agent.IsDefault).ToList();
        return marked is [var only] ? only
            : agents is [var sole] ? sole
            : null;
    }

    private static Workspace WorkspaceOf(AgentConfig agent, bool isOwner, HomePaths paths, OpenClawConfig config) =>
        (agent.Workspace, config.DefaultWorkspace, isOwner) switch
        {
            ({ } own, _, _) => new Workspace(agent.Id, paths.Locate(own), true),
            (null, _, true) => Default(agent.Id, paths, config),
            (null, { } common, _) => new Workspace(agent.Id, Path.Combine(paths.Locate(common), agent.Id), false),
            _ => new Workspace(agent.Id, paths.Home.PathOf("workspace-" + agent.Id), false),
        };

    private static Workspace Default(string agent, HomePaths paths, OpenClawConfig config)
    {
        var home = paths.Home;
        if ((config.DefaultWorkspace ?? home.ChosenWorkspace) is { } chosen)
        {
            return new Workspace(agent, paths.Locate(chosen), true);
        }

        // Before it was renamed, OpenClaw kept the default workspace beside the state folder.
        var (present, old) = (home.PathOf("workspace"), Path.Combine(home.HomeFolder, "clawd"));
        return new Workspace(agent, !Directory.Exists(present) && Directory.Exists(old) ? old : present, false);
    }
}
