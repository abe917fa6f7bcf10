using System.Collections.Frozen;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>Recognizes values that stand for another value, or name how a secret is made.</summary>
internal static class StandIns
{
    private const int MaxWordLength = 24;

    private const int MaxAlgorithm = 40;

    private const int MaxAlgorithmWords = 5;

    private static readonly FrozenSet<string> Words = Set(
        "your yours placeholder example sample changeme change replace insert enter fill todo fixme redacted hidden "
            + "masked omitted here none null nil undefined string number boolean bool integer optional required env environ "
            + "environment var variable variables config setting settings option name names path file ref reference id ids "
            + "type types header headers field fields param params parameter from via per when where used uses using see "
            + "get set getter login reset rotate rotation rotated validate validation required expired expires invalid "
            + "missing unknown unset empty disabled enabled default auto count limit bucket budget usage manager management "
            + "provider service store storage policy auth authentication authorization oauth rbac based my foo bar baz "
            + "lorem ipsum the am are is was cert certificate crt tls"
    );

    private static readonly FrozenSet<string> Methods = Set(
        "sha md aes rsa rs hs es ps ed ecdsa eddsa dsa ecdh ec dh x secp prime curve utf base b int uint float http "
            + "oauth oidc saml argon argonid scrypt bcrypt pbkdf hmac poly chacha xchacha gcm cbc ctr siv ipv ip p k s h v "
            + "pkcs pem der jwt jws jwe jwk tls ssl tlsv sslv ssh cl gpt o base k_base kbase id win version level type step "
            + "ml kem mldsa mlkem slh sphincs falcon dilithium kyber hqc frodo mceliece pkce ecdhe dhe sqlite wal cmac gmac kmac ripemd "
            + "whirlpool md keccak shake streebog gost des tdes rc blowfish twofish camellia aria ascon salsa xsalsa siphash xxhash "
            + "murmur crc fnv oaep pss psk rfc dwarf wpa wep sae totp hotp blake srp krb kerberos ntlm ldap mtls sm sec brainpool "
            + "ristretto schnorr bls cfb ofb ecb xts kw wpe kdf hkdf "
            + "option arm amd linux windows darwin alpine ubuntu debian node python php ruby java bullseye bookworm latest"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordLookup = Words.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MethodLookup = Methods.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>Whether any word of the value shows that it stands for another value.</summary>
    public static bool ContainsStandIn(ReadOnlySpan<char> value)
    {
        for (var at = 0; TryWord(value, ref at, out var word); )
        {
            if (Contains(WordLookup, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all words of the value name algorithms, formats or systems: <c>ed25519</c>, <c>node-18-alpine</c>.</summary>
    public static bool IsMethodName(ReadOnlySpan<char> value)
    {
        for (var at = 0; TryWord(value, ref at, out var word); )
        {
            if (!Contains(MethodLookup, word))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>As above; one of the words at least must be longer than a letter, or the whole a name such as <c>x25519</c>.</summary>
    public static bool IsAlgorithm(ReadOnlySpan<char> value)
    {
        if (value.Length > MaxAlgorithm || !IsMethodName(value))
        {
            return false;
        }

        var words = 0;
        var longest = 0;
        for (var at = 0; TryWord(value, ref at, out var word); )
        {
            words++;
            longest = Math.Max(longest, word.Length);
        }

        return words is > 0 and <= MaxAlgorithmWords
            && (
                longest > 2
                || (longest == 2 && words <= 2)
                || (words == 1 && !(Chars.IsDigit(value[0]) && Chars.IsDigit(value[^1])) && TextShape.Measure(value).Digits >= 3)
            )
            && TextShape.Measure(value).Digits <= words * 4 + 1;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static bool Contains(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words, ReadOnlySpan<char> word)
    {
        if (word.Length > MaxWordLength)
        {
            return false;
        }

        Span<char> lower = stackalloc char[MaxWordLength];
        for (var i = 0; i < word.Length; i++)
        {
            lower[i] = Chars.ToLower(word[i]);
        }

        return words.Contains(lower[..word.Length]);
    }

    private static bool TryWord(ReadOnlySpan<char> value, ref int at, out ReadOnlySpan<char> word)
    {
        while (at < value.Length && !Chars.IsLetter(value[at]))
        {
            at++;
        }

        var start = at;
        while (at < value.Length && Chars.IsLetter(value[at]) && (at == start || !IsHump(value, at)))
        {
            at++;
        }

        word = value[start..at];
        return at > start;
    }

    private static bool IsHump(ReadOnlySpan<char> value, int at) => Chars.IsUpper(value[at]) && Chars.IsLower(value[at - 1]);
}
