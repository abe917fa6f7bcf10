namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>Identity tokens, signed and encrypted forms, and wallets.</summary>
internal static class IdentityRules
{
    public static readonly TokenRule[] All =
    [
        new("jwt", Reasons.Identity, "JWT", @"ey[A-Za-z0-9_-]{15,}\.ey[A-Za-z0-9_/+-]{15,}\.[A-Za-z0-9_/+-]{0,}={0,2}"),
        new("jwt-loose", Reasons.Identity, "JWT", @"e[A-Za-z0-9_=-]{23,}\.e[A-Za-z0-9_=-]{23,}\.[A-Za-z0-9_=-]{24,}")
        {
            Random = true,
            Not = @"eventsourcingwithaggregates.eventuallyconsistentstorage.implementationdetails",
        },
        new(
            "jwe",
            Reasons.Identity,
            "JWE",
            @"eyJ[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{0,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}"
        ),
        new("jwt-unsigned", Reasons.Identity, "JWT", @"eyJhbGciOi[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{16,}"),
        new("jwt-in-base64", Reasons.Identity, "JWT", "ZXlK[A-Za-z0-9+/=_-]{40,}"),
        new("fernet-token", Reasons.Identity, "Fernet", "gAAAAA[A-Za-z0-9_-]{60,}={0,2}"),
        new("paseto", Reasons.Identity, "PASETO", @"v[1-4]\.(local|public)\.[A-Za-z0-9_-]{32,}"),
        new("okta-token", Reasons.Identity, "Okta", "00[A-Za-z0-9_-]{40}")
        {
            Random = true,
            Not = @"00-introduction-to-the-command-line-toolset",
        },
        new("age-secret-key", Reasons.Identity, "age", "AGE-SECRET-KEY-1[A-Z0-9]{50,}", "AGE-SECRET-KEY-PQ-1[A-Z0-9]{50,}")
        {
            EvenExamples = true,
            Not = @"AGE-SECRET-KEY-1XX",
        },
        new(
            "pkcs8-body",
            Reasons.Identity,
            "PKCS",
            "MII[CEJ][A-Za-z0-9+/]{2}IBA[A-Za-z0-9+/]{60,}={0,2}",
            "MI[I-L][A-Za-z0-9/+]{2}[AQgw]IBAzCC[A-Za-z0-9+/=]{60,}",
            "MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/=]{40,}",
            "MIGHAgEA[A-Za-z0-9+/=]{80,}",
            "MHcCAQEE[A-Za-z0-9+/=]{80,}"
        ),
        new("openssh-body", Reasons.Identity, "OpenSSH", "b3BlbnNzaC1rZXktdjE[A-Za-z0-9+/=]{60,}"),
        new("workos-key", Reasons.Identity, "WorkOS", "sk_live_a2V5Xz[A-Za-z0-9+/=]{40,}"),
        new("stytch-token", Reasons.Identity, "Stytch", "secret-(live|test)-[A-Za-z0-9_=-]{36}"),
        new("wallet-extended-key", Reasons.Identity, "Bitcoin", "[xyztuv]prv[A-HJ-NP-Za-km-z1-9]{100,112}"),
        new("wallet-import-key", Reasons.Identity, "Bitcoin", "[5KL9c][A-HJ-NP-Za-km-z1-9]{50,51}") { Random = true },
        new("matter-setup-code", Reasons.Identity, "Matter", @"MT:[A-Z0-9.-]{19,24}") { Digits = true, Not = "MT:ABOUT-THE-NEXT-PLANS" },
        new("nostr-key", Reasons.Identity, "Nostr", "nsec1[a-z0-9]{58}"),
        new("stellar-seed", Reasons.Identity, "Stellar", "S[A-D][A-Z2-7]{54}"),
        new("minisign-token", Reasons.Identity, "Minisign", "RWRTY0Iy[A-Za-z0-9+/=]{60,}"),
        new("openai-oauth-refresh", Reasons.Identity, "OpenAI", "rt_[A-Za-z0-9_.-]{40,}")
        {
            Random = true,
            Not = @"rt_runtimeInformationTableForTheLongestCase",
        },
    ];
}
