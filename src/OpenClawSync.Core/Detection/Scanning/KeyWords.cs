using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Scanning;

/// <summary>The vocabulary of key names.</summary>
internal static class KeyWords
{
    /// <summary>How several words written as one end, and what such a word is.</summary>
    public static readonly (string Ending, WordKind Kind)[] Endings =
    [
        ("password", WordKind.Password),
        ("passwd", WordKind.Password),
        ("passwort", WordKind.Password),
        ("passphrase", WordKind.Phrase),
        ("secret", WordKind.Token),
        ("token", WordKind.Token),
        ("apikey", WordKind.Token),
        ("secretkey", WordKind.Token),
        ("accesskey", WordKind.Token),
        ("privatekey", WordKind.Token),
        ("authkey", WordKind.Token),
        ("masterkey", WordKind.Token),
        ("accountkey", WordKind.Token),
        ("storagekey", WordKind.Token),
        ("appkey", WordKind.Token),
        ("signingkey", WordKind.Token),
        ("encryptionkey", WordKind.Token),
        ("sharedkey", WordKind.Token),
        ("licensekey", WordKind.Token),
        ("tokenkey", WordKind.Token),
    ];

    /// <summary>The last letters of those endings, and the <c>s</c> of plurals.</summary>
    public static readonly AsciiSet LastLetters = Endings.Aggregate(AsciiSet.From("s"), (set, ending) => set.With(ending.Ending[^1]));

    private const string Password =
        "password passwords passwd passwort passw passe pwd pw pass storepass keypass rootpass adminpass psw pswd "
        + "userpass dbpass sshpass contrasena contraseña senha kennwort wachtwoord motdepasse losenord lösenord haslo hasło "
        + "heslo parola sifre şifre salasana jelszo jelszó adgangskode passord pword passwrd pswrd";

    private const string Token =
        "token tokens secret secrets credential credentials cred creds apikey apikeys cookies authorization bearer cookie "
        + "jwt sas psk pat accesskey secretkey privatekey secretaccesskey authkey connectionstring connstr connstring "
        + "accountkey sharedaccesskey signature sig hmac authtoken accesstoken refreshtoken sessionid sessid phpsessid "
        + "jsessionid csrf xsrf csrftoken sid webhooksecret apitoken secrettoken pushtoken bottoken tok auth dsn";

    private const string Qualifier =
        "api access secret private account encryption encrypt decrypt decryption signing sign master auth authentication "
        + "client app application service storage shared license licence deploy admin webhook subscription root session "
        + "hmac security ssh pgp gpg gnupg openpgp rsa ssl tls wallet seed consumer user bot server function functions host write read "
        + "ingest ingestion integration project team org aes crypto cipher kms jwt symmetric licensing sdk personal "
        + "management cosmos sas oauth developer dev gateway hook salt";

    private const string Neutral =
        "value val text string str data raw plain plaintext base64 b64 hex encoded new old current prod production "
        + "staging stage test live env var backup secondary main default local remote v1 v2 v3 1 2 3 4 a b x y here input "
        + "param arg field header override";

    private const string Harmless =
        "count max min limit length len size id ids name names type types expires expiry expiration expire ttl url uri "
        + "urls path paths file files filename dir directory folder usage used budget price pricing cost per rate rates "
        + "hash digest algorithm alg format version prefix suffix regex pattern policy label description desc index "
        + "position group map iterator store manager provider source ref reference kind request action lifecycle "
        + "continuation next last mode status state enabled disabled required valid invalid exists strength reset resets "
        + "hint question prompt message error errors title placeholder lifetime age date time timestamp created updated "
        + "rotated at scope scopes permission permissions issuer audience claims claim endpoint row keyboard total totals "
        + "completion context input_tokens generation window chunk chunks stream count overlap estimate estimator counts "
        + "limits stats page pages cursor next fingerprint checksum thumbprint column columns table word words list set "
        + "sets class selector handler factory config configuration option options setting settings validator parser lexer "
        + "util utils helper spec schema model doc docs guide example link";

    // Names that the last word alone would class as harmless.
    private static readonly string[] StrongCompounds = ["idtoken", "secretkeybase", "setcookie"];

    /// <summary>Whether a name, in lower case and without separators, ends in one that is known to hold a secret.</summary>
    public static bool IsStrongCompound(ReadOnlySpan<char> flatName)
    {
        foreach (var compound in StrongCompounds)
        {
            if (flatName.EndsWith(compound))
            {
                return true;
            }
        }

        return false;
    }

    public static Dictionary<string, WordKind> Build()
    {
        var words = new Dictionary<string, WordKind>(StringComparer.Ordinal);
        Add(words, Neutral, WordKind.Neutral);
        Add(words, Harmless, WordKind.Harmless);
        Add(words, Qualifier, WordKind.Qualifier);
        Add(words, Token, WordKind.Token);
        Add(words, Password, WordKind.Password);
        Add(words, "otp totp passcode pincode cvv cvc", WordKind.Code);
        Add(words, "passphrase mnemonic seedphrase", WordKind.Phrase);
        Add(words, "public pub pubkey publickey primary foreign cache sort partition idempotency i18n translation", WordKind.Public);
        words["key"] = words["keys"] = WordKind.Key;
        foreach (var word in (string[])["jsonwebtoken", "passes", "tokenizer", "tokenized", "secretary", "authority", "author"])
        {
            words[word] = WordKind.Harmless;
        }

        return words;
    }

    private static void Add(Dictionary<string, WordKind> words, string list, WordKind kind)
    {
        foreach (var word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            words[word] = kind;
        }
    }
}
