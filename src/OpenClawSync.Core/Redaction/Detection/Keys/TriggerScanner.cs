using System.Buffers;

namespace OpenClawSync.Redaction.Detection;

/// <summary>One vectorised search for the words that lead to keyed and command-line secrets, each then read by hand.</summary>
internal sealed class TriggerScanner
{
    // Rare in ordinary text, or short and needed. Every change of this list moves the speed: measure it.
    private static readonly string[] KeyTriggers =
        ["passw", "passp", "passc", "pass=", "pass:", "_pass", "-pass", "pwd", "pswd", "secret", "token", "key", "credential", "creds", "auth", "cookie", "bearer", "jwt",
         "sig=", "signature", "psk", "otp", "mnemonic", "seed", "senha", "kennwort", "wachtwoord", "contrase", "motdepasse", "mot de passe", "connstr", "dsn", "cvv",
         "sid=", "sessid", "parola", "heslo", "salasana", "basic ", "dbpass", "pass ", "pass\"", "pass'", "pass`", "pass*", "pass|", "apikey", "hmac", "csrf"];

    private static readonly string[] CommandTriggers = [.. CommandFlags.Names, "identified by", "securestring"];

    private readonly SearchValues<string> _words;

    public TriggerScanner(IEnumerable<string> extra) =>
        _words = SearchValues.Create([.. KeyTriggers, .. CommandTriggers, .. extra], StringComparison.OrdinalIgnoreCase);

    public void Run(ref Scan scan)
    {
        var at = 0;
        while (at < scan.Text.Length)
        {
            var next = scan.Text[at..].IndexOfAny(_words);
            if (next < 0) return;
            at = ReadAt(ref scan, at + next);
        }
    }

    private static int ReadAt(ref Scan scan, int hit)
    {
        scan.Steps++;
        switch (scan.Text[hit])
        {
            case 'b' or 'B':
                SchemeScanner.Read(ref scan, hit);
                break;
            case 'i' or 'I':
                QuotedScanner.Read(ref scan, hit + "identified by".Length);
                return hit + 1;
        }
        CommandScanner.Read(ref scan, hit);
        if (scan.Text[hit..].StartsWith("securestring", StringComparison.OrdinalIgnoreCase)) QuotedScanner.Read(ref scan, hit + "securestring".Length);
        return KeyScanner.Read(ref scan, hit);
    }
}
