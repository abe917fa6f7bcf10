using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>Finds agents that a filter names and that the source does not have.</summary>
internal sealed class AgentCheck
{
    private readonly AgentFilter _filter;
    private readonly NameSearch _search;

    public AgentCheck(AgentFilter filter)
    {
        (_filter, _search) = (filter, new NameSearch(filter.Wanted));
        foreach (var agent in filter.Known)
        {
            _search.Matches(agent);
        }
    }

    /// <summary>Notes the agent of a record, wanted or not.</summary>
    public void Add(OpenClawRecord record)
    {
        if (!_filter.IsAll && record.AgentId is { } agent)
        {
            _search.Matches(agent);
        }
    }

    /// <summary>The problems, once all records were read.</summary>
    public IEnumerable<Problem> Problems() =>
        _search
            .Missing()
            .Select(missing =>
                Problem.Error(ErrorIds.AgentNotFound, missing.Name, $"The source has no agent with this name.{missing.Hint}")
            );
}
