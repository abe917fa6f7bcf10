namespace OpenClawSync.Completion;

/// <summary>The agents that the config of the source names.</summary>
internal sealed class AgentCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given) =>
        given.Source.ReadAgents(Environment.GetEnvironmentVariable).Select(agent => new Candidate(agent, $"agent {agent}"));
}
