namespace OpenClawSync.Protection.Policy;

/// <summary>Who may see a row when its source does not say.</summary>
/// <param name="Visibility">private, team or public.</param>
/// <param name="OwnerType">user, role or system.</param>
/// <param name="OwnerId">The owner; null for the policy's owner or, of the system's rows, <c>openclaw</c>.</param>
internal sealed record Ownership(string Visibility, string OwnerType, string? OwnerId = null)
{
    public static Ownership User { get; } = new("private", "user");

    public static Ownership System { get; } = new("private", "system");
}
