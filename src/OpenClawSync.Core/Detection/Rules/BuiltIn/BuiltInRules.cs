namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>All token rules that ship with the module, by provider family.</summary>
internal static class BuiltInRules
{
    public static IReadOnlyList<TokenRule> Tokens { get; } =
    [
        .. AiRules.All,
        .. SourceControlRules.All,
        .. PackageRules.All,
        .. CloudRules.All,
        .. AzureRules.All,
        .. ChatRules.All,
        .. PaymentRules.All,
        .. MonitoringRules.All,
        .. DataRules.All,
        .. ServiceRules.All,
        .. IdentityRules.All,
    ];
}
