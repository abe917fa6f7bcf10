using System.Collections.Frozen;

namespace OpenClawSync.Detection.Tables;

/// <summary>Where secrets are kept: a cell that names one of these says where the secret is.</summary>
internal static class SecretStores
{
    private static readonly FrozenSet<string> Names = (
        "1password bitwarden vaultwarden keepass keepassxc keepass2 lastpass dashlane enpass passbolt keeper nordpass protonpass pass "
        + "gopass vault keychain icloud passwordstore kwallet seahorse sops doppler infisical envvar dotenv sso ldap kerberos oauth oauth2 "
        + "oidc saml passkey passkeys yubikey fido fido2 webauthn totp mfa 2fa otp sms email google github apple microsoft authy"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Contains(ReadOnlySpan<char> value) => Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value);
}
