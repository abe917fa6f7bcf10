namespace OpenClawSync.Targets;

/// <summary>Who looks at rows.</summary>
/// <param name="Subject">The user; null for nobody in particular.</param>
/// <param name="Roles">The roles they hold.</param>
internal sealed record Viewer(string? Subject, IReadOnlyList<string> Roles);

/// <summary>Who may see a row. What it does not name, nobody sees. Mission Control's TypeScript has the same rule, held to the same cases.</summary>
internal static class ReadRule
{
    private const string Admin = "admin";

    public static bool Allows(Viewer viewer, string? visibility, string? ownerType, string? ownerId) =>
        (visibility, ownerType) switch
        {
            ("public", _) => true,
            ("team", _) => viewer.Roles.Count > 0,
            ("private", "user") => viewer.Subject is not null && viewer.Subject == ownerId,
            ("private", "role") => ownerId is not null && viewer.Roles.Contains(ownerId, StringComparer.Ordinal),
            ("private", "system") => viewer.Roles.Contains(Admin, StringComparer.Ordinal),
            _ => false,
        };
}
