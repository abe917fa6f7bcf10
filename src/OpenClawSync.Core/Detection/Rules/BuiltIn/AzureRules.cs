namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>Azure keys, most of which have a mark of their service inside.</summary>
internal static class AzureRules
{
    public static readonly TokenRule[] All =
    [
        new("azure-client-secret", Reasons.Cloud, "Azure", "[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}")
        {
            EvenExamples = true,
            Not = "abc8Q~tooShort",
        },
        new("azure-devops-token", Reasons.Cloud, "Azure", "[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{24,28}")
        {
            EvenExamples = true,
            Not = "0000JQQJ99CKAAAA",
        },
        new("azure-devops-legacy-token", Reasons.Cloud, "Azure", "[a-z2-7]{52}") { Random = true },
        new("azure-64-byte-key", Reasons.Cloud, "Azure", "[A-Za-z0-9+/]{76}(+ASt|+AMC|+ABa|ACDb|APIM)[A-Za-z0-9+/]{5}[AQgw]==")
        {
            EvenExamples = true,
            Not = "xxxx+AStTooShortA==",
        },
        new(
            "azure-32-byte-key",
            Reasons.Cloud,
            "Azure",
            "[A-Za-z0-9+/]{33}(+ASb|+AEh|+ARm|AIoT|ACDb|AZEG|+SQL|/AM7|APIM|AzCa)[A-Za-z0-9+/]{6}="
        )
        {
            EvenExamples = true,
            Not = "xxxx+ASbTooShort=",
        },
        new("azure-39-byte-key", Reasons.Cloud, "Azure", "[A-Za-z0-9+/]{42}(AzSe|AzCa|+ACR)[A-D][A-Za-z0-9+/]{5}")
        {
            EvenExamples = true,
            Not = "xxxxAzSeATooShort",
        },
        new("azure-function-key", Reasons.Cloud, "Azure", "[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{5}[AQgw]==")
        {
            EvenExamples = true,
            Not = "xxxxAzFuTooShortA==",
        },
        new("base64-64-byte-key", Reasons.Cloud, "several", "[A-Za-z0-9+/]{86}==") { Random = true, NotDigest = true },
    ];
}
