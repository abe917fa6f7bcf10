using System.Text.RegularExpressions;

namespace OpenClawSync.Protection;

/// <summary>
/// Removes the host from network errors, which Node writes as <c>connect ECONNREFUSED 10.0.0.5:8443</c> or
/// <c>getaddrinfo ENOTFOUND host</c>. OpenClaw copies such errors into the reasons of failed runs and deliveries.
/// </summary>
internal static partial class NetworkErrors
{
    public static string? WithoutHosts(string? text) =>
        text is not null && text.Contains(" E", StringComparison.Ordinal) ? Host().Replace(text, "$1$2") : text;

    [GeneratedRegex(
        @"\b((?:connect|read|write|send) E[A-Z]{3,15})\s[^\s|,;()]{1,300}:[0-9]{1,5}\b"
            + @"|\b((?:getaddrinfo|query[A-Za-z]{1,8}) E[A-Z_]{3,15})\s[^\s|,;()]{1,300}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Host();
}
