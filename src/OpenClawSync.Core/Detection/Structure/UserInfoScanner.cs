using System.Buffers;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Structure;

/// <summary>Finds the password, or a token instead of one, before the <c>@</c> of a URL.</summary>
internal static class UserInfoScanner
{
    private const int MaxUserInfo = 300;

    private const int DsnKeyLength = 32;

    private static readonly SearchValues<char> HostCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:"
    );

    private const string OracleThin = "jdbc:oracle:thin:";

    public static void Run(ref Scan scan, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            var next = scan.Text[at..end].IndexOf('@');
            if (next < 0)
            {
                return;
            }

            at += next;
            Read(ref scan, at);
        }
    }

    private static void Read(ref Scan scan, int sign)
    {
        var text = scan.Text;
        if (sign + 1 >= text.Length || !IsHostStart(text[sign + 1]))
        {
            return;
        }

        var start = sign;
        var floor = Math.Max(0, sign - MaxUserInfo);
        while (start > floor && !IsBreak(text[start - 1]))
        {
            start--;
        }

        scan.Steps += sign - start + 1;
        var slashes = text[start..sign].LastIndexOf("://");
        if (slashes < 0)
        {
            var escaped = text[start..sign].LastIndexOf(":\\/\\/");
            if (escaped >= 0)
            {
                slashes = escaped + 2;
            }
        }
        if (slashes < 0 && IsDriverAddress(text, sign))
        {
            var pair = text[start..sign].IndexOf(':');
            if (pair > 0)
            {
                TakePassword(ref scan, start, start + pair, sign);
            }

            return;
        }
        if (slashes < 0 && text[start..sign].LastIndexOf(OracleThin) is >= 0 and var thin)
        {
            start += thin + OracleThin.Length;
            var slash = text[start..sign].IndexOf('/');
            if (slash > 0)
            {
                TakePassword(ref scan, start, start + slash, sign);
            }

            return;
        }
        if (
            slashes <= 0
            || !Chars.IsLetter(text[start + slashes - 1]) && text[start + slashes - 1] != '\\' && text[start + slashes - 1] != ':'
        )
        {
            return;
        }

        start += slashes + 3;
        var info = text[start..sign];
        var colon = info.IndexOf(':');
        if (colon < 0)
        {
            colon = EncodedColon(info);
        }

        if (colon < 0)
        {
            TakeUser(ref scan, start, sign);
        }
        else
        {
            TakePassword(ref scan, start, start + colon, sign);
        }
    }

    // As in `user:password@tcp(host:port)/name`.
    private static bool IsDriverAddress(ReadOnlySpan<char> text, int sign) =>
        text[(sign + 1)..].StartsWith("tcp(") || text[(sign + 1)..].StartsWith("unix(");

    private static void TakePassword(ref Scan scan, int userStart, int colon, int sign)
    {
        var start = colon + (scan.Text[colon] == '%' ? 3 : 1);
        var user = scan.Text[userStart..colon];
        if (start >= sign && user.Length >= 16)
        {
            TakeUser(ref scan, userStart, colon);
        }

        // The authority of the URL ends at its first slash.
        if (start >= sign || user.IndexOfAny('/', '?') >= 0)
        {
            return;
        }

        var password = scan.Text[start..sign];
        if (password is "x-oauth-basic" or "x")
        {
            TakeUser(ref scan, userStart, colon);
            return;
        }
        if (user.Length >= 20 && Randomness.IsRandom(user))
        {
            TakeUser(ref scan, userStart, colon);
        }

        if (password.Length < 3 || Reference.IsTemplate(password) || Placeholders.IsPlaceholder(password) || IsPortAndPath(password))
        {
            return;
        }

        if (WeakWords.IsWeakWord(password) && TextShape.Measure(password).Digits == 0)
        {
            return;
        }

        if (WeakWords.IsMadeOfWeakWords(password) && TextShape.Measure(password).Digits < 2)
        {
            return;
        }

        if (password.IndexOf("://") >= 0 || password.IndexOf("](") >= 0)
        {
            return;
        }

        if (TextShape.Measure(password) is { Kinds: 1, Digits: > 0 } && password.Length <= 5)
        {
            return;
        }

        scan.Add(start, sign, StructureRules.UserInfo);
    }

    private static void TakeUser(ref Scan scan, int start, int end)
    {
        var user = scan.Text[start..end];
        if (
            user.Length >= 16
            && user.IndexOf('/') < 0
            && !Reference.IsTemplate(user)
            && !IsPublicDsn(scan.Text, start, end)
            && !Placeholders.IsPlaceholder(user)
            && (Randomness.IsRandom(user) || TextShape.Measure(user).IsHex)
        )
        {
            scan.Add(start, end, StructureRules.UserInfo);
        }
    }

    // In `https://host:8080/users/@me` the host and its port come first.
    private static bool IsPortAndPath(ReadOnlySpan<char> password)
    {
        var digits = password.IndexOfAnyExcept(CharSets.Digits);
        return digits is > 0 and <= 5 && password[digits] is '/' or ')' or '|';
    }

    // The address that a client reports errors to, which is public: `https://<32 hex digits>@host/<project>`.
    private static bool IsPublicDsn(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start != DsnKeyLength || !TextShape.Measure(text[start..end]).IsHex || end >= text.Length || text[end] != '@')
        {
            return false;
        }

        var host = text[(end + 1)..Math.Min(text.Length, end + MaxUserInfo)];
        var slash = host.IndexOfAnyExcept(HostCharacters);
        return slash > 0 && host[slash] == '/' && slash + 1 < host.Length && Chars.IsDigit(host[slash + 1]);
    }

    private static int EncodedColon(ReadOnlySpan<char> info) => info.IndexOf("%3A", StringComparison.OrdinalIgnoreCase);

    private static bool IsHostStart(char c) => Chars.IsLetterOrDigit(c) || c is '[' or '<' or '$' or '{' or '-' or '_';

    private static bool IsBreak(char c) => Chars.IsSpace(c) || c is '"' or '\'' or '`' or '<' or '>' or '，' or '。';
}
