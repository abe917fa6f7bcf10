namespace OpenClawSync.Detection.Rules;

/// <summary>Describes a rule: its id, why it redacts, what leads to it, and samples that test it.</summary>
internal interface IRuleInfo
{
    /// <summary>The id in kebab case, by which policies disable rules.</summary>
    string Id { get; }

    /// <summary>The family written to redactionReason.</summary>
    string Reason { get; }

    /// <summary>Whose secrets the rule finds, or the form by which it finds them.</summary>
    string Provider { get; }

    /// <summary>The literals that lead to the rule; a rule without any would have to read all text.</summary>
    IReadOnlyList<string> Triggers { get; }

    /// <summary>Made-up texts in which the rule finds a secret.</summary>
    IEnumerable<string> Positives { get; }

    /// <summary>Similar texts in which it must find none.</summary>
    IEnumerable<string> Negatives { get; }
}
