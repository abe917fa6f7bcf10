using System.Buffers;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection.Structure;

/// <summary>Names that say that the key or code after them is secret, in many languages.</summary>
internal static class PrivateNames
{
    private const int MaxWindow = 64;

    private const string Private =
        "private|privkey|privatekey|genkey|preshared|pre-shared|psk|vapid|privat|privé|privee|privad|prywatn|soukrom|súkrom|yksityi|"
        + "özel|prywatny|приват|закрыт|частен|личн|секретн|ιδιωτικ|خاص|פרטי|خصوصی|binafsi|निजी|ব্যক্তিগত|ส่วนตัว|riêng|peribadi|pribado|"
        + "私钥|私鑰|秘密鍵|秘密键|개인키|비밀키|개인 키|appkey|nwkkey|appskey|nwkskey|app key|nwk key|encryption key|signing key|"
        + "signing secret|secret key|master key|wallet key|pk:|pk =|pk=|pk |\"d\":\"|\"k\":\"";

    private const string Code =
        "gift|voucher|coupon|gutschein|cadeau|buono|presentkort|gavekort|lahjakort|podarunkow|dárkov|regalo|vale presente|tarjeta|"
        + "card|karta|karte|steam|itunes|psn|xbox|nintendo|windows|office|adobe|jetbrains|licen|lizenz|licenc|serial|seriennummer|"
        + "product key|activat|activac|aktiv|актив|лиценз|ключ|anahtar|lisans|clé|chiave|klucz|klíč|kulcs|avain|nyckel|"
        + "nøgle|nøkkel|sleutel|"
        + "激活|注册码|序列号|啟動|ギフト|ライセンス|プロダクト|상품권|라이선스|recovery|wiederherst|récup|recuper|bitlocker|filevault|apple id";

    private static readonly string[] Strong =
    [
        "secret",
        "privkey",
        "private key",
        "api key",
        "appkey",
        "nwkkey",
        "appskey",
        "nwkskey",
        "app key",
        "client secret",
        "deepgram",
        "assemblyai",
        "session id",
    ];

    private static readonly Lazy<SearchValues<string>> FoldedPrivate = new(() => FoldedNames(Private));

    private static readonly Lazy<SearchValues<string>> FoldedCode = new(() => FoldedNames(Code));

    /// <summary>Whether the text calls what follows private, and neither public nor a hash.</summary>
    public static bool HasPrivate(ReadOnlySpan<char> window)
    {
        Span<char> buffer = stackalloc char[MaxWindow];
        ReadOnlySpan<char> folded = buffer[..Fold(window, buffer)];
        var name = folded.IndexOfAny(FoldedPrivate.Value);
        if (name < 0 || folded[name..].IndexOf("publi") >= 0)
        {
            return false;
        }

        // With its capitals, which separate the words of names.
        var after = window[Math.Max(0, window.Length - (folded.Length - name))..];
        return ContextWords.AllowSecret(after, needsProvider: false);
    }

    /// <summary>Whether the text says that a code follows.</summary>
    public static bool HasCode(ReadOnlySpan<char> window)
    {
        Span<char> buffer = stackalloc char[MaxWindow];
        return buffer[..Fold(window, buffer)].IndexOfAny(FoldedCode.Value) >= 0;
    }

    /// <summary>Whether a strong name is right before.</summary>
    public static bool EndsStrong(ReadOnlySpan<char> window)
    {
        var words = window.TrimEnd(" :=\"'`*");
        foreach (var name in Strong)
        {
            if (words.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return words.Length < window.Length;
            }
        }

        return false;
    }

    /// <summary>Whether the text says that the id of a session follows.</summary>
    public static bool HasSession(ReadOnlySpan<char> window) =>
        window.IndexOf("session id ", StringComparison.OrdinalIgnoreCase) >= 0
        || window.IndexOf("session id:", StringComparison.OrdinalIgnoreCase) >= 0;

    private static SearchValues<string> FoldedNames(string names)
    {
        Span<char> buffer = stackalloc char[MaxWindow];
        var folded = new List<string>();
        foreach (var name in names.Split('|'))
        {
            folded.Add(new string(buffer[..Fold(name, buffer)]));
        }

        return SearchValues.Create([.. folded], StringComparison.Ordinal);
    }

    // Without accents and in small letters.
    private static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (c is not (>= '\u0300' and <= '\u036f'))
            {
                folded[count++] = c < 128 ? Chars.ToLower(c) : AccentedLetters.Base(char.ToLowerInvariant(c));
            }
        }

        return count;
    }
}
