namespace OpenClawSync.Targets;

/// <summary>Somebody who reads rows.</summary>
/// <param name="Subject">The user id; null for an anonymous viewer.</param>
/// <param name="Roles">The roles they hold.</param>
internal sealed record Viewer(string? Subject, IReadOnlyList<string> Roles);

/// <summary>
/// Decides who may read a row, and denies by default. Mission Control implements the same rule in TypeScript; both are tested with the
/// same cases.
/// </summary>
internal static class ReadRule
{
    private const string Admin = "admin";

    public static bool Allows(Viewer viewer, string? visibility, string? ownerType, string? ownerId) =>
        (visibility, ownerType) switch
        {
            ("public", _) => true,
            ("team", "user") => viewer.Roles.Count > 0 || (viewer.Subject is not null && viewer.Subject == ownerId),
            ("team", _) => viewer.Roles.Count > 0,
            ("private", "user") => viewer.Subject is not null && viewer.Subject == ownerId,
            ("private", "role") => ownerId is not null && viewer.Roles.Contains(ownerId, StringComparer.Ordinal),
            ("private", "system") => viewer.Roles.Contains(Admin, StringComparer.Ordinal),
            _ => false,
        };
}
