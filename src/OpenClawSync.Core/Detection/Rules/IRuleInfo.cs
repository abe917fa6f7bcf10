namespace OpenClawSync.Detection.Rules;

/// <summary>What every rule can say of itself: its name, why it redacts, what leads to it, and samples that prove it.</summary>
internal interface IRuleInfo
{
    /// <summary>Its name, in kebab case; policies disable rules by it.</summary>
    string Id { get; }

    /// <summary>The family written to redactionReason.</summary>
    string Reason { get; }

    /// <summary>Whose secret it is, or the form it is found by.</summary>
    string Provider { get; }

    /// <summary>The literals that bring text to this rule; a rule without any would have to read everything.</summary>
    IReadOnlyList<string> Triggers { get; }

    /// <summary>Texts in which the rule finds a secret; all made up.</summary>
    IEnumerable<string> Positives { get; }

    /// <summary>Texts that come close and are left alone.</summary>
    IEnumerable<string> Negatives { get; }
}
