using System.Buffers;
using System.Collections.Frozen;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Structure;

/// <summary>
/// Finds the part of a link that grants access: after a path such as <c>/reset/</c>, in a parameter such as <c>code=</c>, or in the
/// fragment, which a browser keeps to itself.
/// </summary>
internal static class LinkReader
{
    private const int MaxLink = 240;
    private const int MinFragment = 16;
    private const int MinLongRun = 20;
    private const int MaxName = 24;

    private static readonly SearchValues<char> LinkEnds = SearchValues.Create(" \n\t\"'<>)`");

    private static readonly FrozenSet<string> Paths = (
        "reset reset-password password-reset passwordreset resetpassword magic magic-link magiclink invite invites "
        + "invitation join activate "
        + "activation confirm verify webhook webhooks webhook-test hook hooks catch trigger public-calendars calendar "
        + "ical ics feed private "
        + "key redefinir reinitialiser restablecer zuruecksetzen einladung invito convite share shared send ping onboarding unlock recover "
        + "recovery signin login login-link otl sso session acceso zugang connexion auth magic-login"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Parameters = (
        "code token t jeton schluessel schlussel clave llave chiave sleutel key k sig signature secret auth access_token refresh_token "
        + "id_token session sid sessionid ticket otp nonce hash invite invitation reset_token magic apikey api_key access_key pwd password "
        + "x-amz-signature x-amz-security-token x-goog-signature sv_sig hmac confirmation_token sas policy jwt state_token login_token "
        + "otl otk ott magic_token link_token adgang acceso zugang"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PathLookup = Paths.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ParameterLookup = Parameters.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>Adds the run if it is such a part; true when it is.</summary>
    public static bool Read(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var mark = text[start - 1];
        Span<char> name = stackalloc char[MaxName];
        var length = NameBefore(text, start - 1, name);
        if (mark == '#' ? text[start - 2 < 0 ? 0 : start - 2] is ' ' or '\n' : !IsName(mark, name[..length]))
        {
            return false;
        }

        scan.Steps += MaxLink / 4;
        if (!IsInLink(text, start))
        {
            return false;
        }

        var run = text[start..end];
        if (!(mark == '#' ? IsFragment(run) : IsSecret(run)))
        {
            return false;
        }

        scan.Add(start, end, StructureRules.Link);
        return true;
    }

    private static bool IsName(char mark, ReadOnlySpan<char> name) =>
        name.Length > 0 && (mark == '/' ? PathLookup.Contains(name) : ParameterLookup.Contains(name));

    // The segment or parameter before the mark, in small letters.
    private static int NameBefore(ReadOnlySpan<char> text, int end, Span<char> name)
    {
        var start = end;
        while (start > 0 && end - start < name.Length && (Chars.IsToken(text[start - 1])))
        {
            start--;
        }

        for (var i = start; i < end; i++)
        {
            name[i - start] = Chars.ToLower(text[i]);
        }

        return end - start;
    }

    private static bool IsInLink(ReadOnlySpan<char> text, int start)
    {
        var window = text[Math.Max(0, start - MaxLink)..start];
        var scheme = window.LastIndexOf("://");
        return scheme > 0 && !window[scheme..].ContainsAny(LinkEnds);
    }

    private static bool IsSecret(ReadOnlySpan<char> run)
    {
        var shape = TextShape.Measure(run);
        return (shape is { Digits: > 1, Letters: > 1 } || (run.Length >= MinLongRun && shape is { Upper: > 3, Lower: > 3 }))
            && !Placeholders.IsPlaceholder(run)
            && (Shapes.IsUuid(run) || shape.IsHex || Randomness.IsRandom(run) || Randomness.IsMixed(run));
    }

    private static bool IsFragment(ReadOnlySpan<char> run)
    {
        var shape = TextShape.Measure(run);
        return run.Length >= MinFragment
            && shape is { Digits: > 1, Upper: > 2, Lower: > 2 }
            && !Placeholders.IsPlaceholder(run)
            && Randomness.IsRandom(run);
    }
}
