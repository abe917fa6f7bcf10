using OpenClawSync.Redaction.Detection;

namespace OpenClawSync.Redaction;

/// <summary>The last guard of everything that is printed: paths and names an operator gave can hold secrets too.</summary>
internal static class SafeMessage
{
    public static string Of(string message) => TextRedactor.Mask(message, SecretDetector.Default.Detect(message));
}
