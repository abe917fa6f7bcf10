using OpenClawSync.Detection;

namespace OpenClawSync.Protection;

/// <summary>Redacts everything that is printed, because paths and names that an operator gave can contain secrets too.</summary>
internal static class SafeMessage
{
    /// <param name="message">The message.</param>
    /// <param name="policy">The detector of the policy in force, if any. What the policy allows is masked here nevertheless.</param>
    public static string Redact(string message, ISecretDetector? policy = null)
    {
        var masked = TextRedactor.Mask(message, SecretDetector.Default.Detect(message));
        return policy is null ? masked : TextRedactor.Mask(masked, policy.Detect(masked));
    }
}
