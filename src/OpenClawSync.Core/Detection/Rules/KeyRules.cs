namespace OpenClawSync.Detection.Rules;

/// <summary>The rules that find secrets by the name of a key.</summary>
internal static class KeyRules
{
    public static readonly StructureRule Password = new("keyed-password", Reasons.Password, "key name", "pass", "pwd", "pswd")
    {
        Positives = ["password=Tr0ub4dor&3", "DB_PASSWD: 'kX9!fq2v'"],
        Negatives = ["password: ${DB_PASSWORD}", "compass=Tr0ub4dor&3"],
    };

    public static readonly StructureRule Token = new(
        "keyed-secret",
        Reasons.Credential,
        "key name",
        "token",
        "secret",
        "key",
        "auth",
        "cred"
    )
    {
        Positives = ["api_key=9f8Zq31LmB72xKd0", "\"clientSecret\": \"Vq8~4kPz.11ahB0\""],
        Negatives = ["public_key=9f8Zq31LmB72xKd0", "maxTokens: 4096"],
    };
}
