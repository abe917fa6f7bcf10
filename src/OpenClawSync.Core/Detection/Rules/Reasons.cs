namespace OpenClawSync.Detection.Rules;

/// <summary>The families of rules, as written to redactionReason.</summary>
internal static class Reasons
{
    public const string Ai = "ai-token";
    public const string Chat = "chat-token";
    public const string Cloud = "cloud-token";
    public const string Code = "source-control-token";
    public const string Cookie = "cookie";
    public const string Credential = "credential";
    public const string Encoded = "encoded-secret";
    public const string Header = "header-credential";
    public const string Identity = "identity-token";
    public const string Infrastructure = "infrastructure-token";
    public const string Monitoring = "monitoring-token";
    public const string Package = "package-token";
    public const string Password = "password";
    public const string Payment = "payment-token";
    public const string PrivateKey = "private-key";
    public const string Service = "service-token";
    public const string Url = "url-credential";
    public const string Wallet = "wallet";
}
