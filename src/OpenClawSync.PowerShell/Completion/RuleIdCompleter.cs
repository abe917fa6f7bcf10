using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Session;

namespace OpenClawSync.Completion;

/// <summary>The rules there are, those of the policy given among them.</summary>
internal sealed class RuleIdCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given) =>
        RuleTable
            .All.Select(rule => new Candidate(rule.Id, $"{rule.Provider}, told as {rule.Reason}"))
            .Concat(
                Protectors
                    .Policy(given.Path("PolicyPath"))
                    .Detection.ExtraRules.Select(rule => new Candidate(rule.Id, "a rule of the policy"))
            )
            .OrderBy(candidate => candidate.Text, StringComparer.Ordinal);
}
