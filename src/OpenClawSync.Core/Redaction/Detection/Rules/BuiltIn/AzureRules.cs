namespace OpenClawSync.Redaction.Detection;

/// <summary>Azure keys that carry a mark of their service inside.</summary>
internal static class AzureRules
{
    public static readonly TokenRule[] All =
    [
        new("azure-client-secret", Reasons.Cloud, "Azure", "[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34}"),
        new("azure-devops-token", Reasons.Cloud, "Azure",
            "[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{24,28}"),
        new("azure-storage-key", Reasons.Cloud, "Azure", "[A-Za-z0-9+/]{76}(+ASt|+AMC|+ABa)[A-Za-z0-9+/]{5}[AQgw]=="),
        new("azure-32-byte-key", Reasons.Cloud, "Azure",
            "[A-Za-z0-9+/]{33}(+ASb|+AEh|+ARm|AIoT|ACDb|AZEG|+SQL|/AM7|APIM)[A-P][A-Za-z0-9+/]{5}="),
        new("azure-cosmos-key", Reasons.Cloud, "Azure", "[A-Za-z0-9+/]{76}ACDb[A-Za-z0-9+/]{5}[AQgw]=="),
        new("azure-39-byte-key", Reasons.Cloud, "Azure", "[A-Za-z0-9+/]{42}(AzSe|AzCa|+ACR)[A-D][A-Za-z0-9+/]{5}"),
        new("azure-function-key", Reasons.Cloud, "Azure", "[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{5}[AQgw]=="),
    ];
}
