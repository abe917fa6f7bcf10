using OpenClawSync.Detection;

namespace OpenClawSync.Protection;

/// <summary>The last guard of everything that is printed: paths and names an operator gave can hold secrets too.</summary>
internal static class SafeMessage
{
    /// <param name="message">The message.</param>
    /// <param name="policy">The detector of the policy in force, if any. What a policy allows is masked here all the same.</param>
    public static string Redact(string message, ISecretDetector? policy = null)
    {
        var masked = TextRedactor.Mask(message, SecretDetector.Default.Detect(message));
        return policy is null ? masked : TextRedactor.Mask(masked, policy.Detect(masked));
    }
}
