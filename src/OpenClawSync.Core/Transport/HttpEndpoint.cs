using System.Net;
using OpenClawSync.Records;

namespace OpenClawSync.Transport;

/// <summary>A URL that requests may be sent to: https, or http on this machine, without credentials in it.</summary>
internal sealed class HttpEndpoint
{
    private HttpEndpoint(Uri uri) => Uri = uri;

    public Uri Uri { get; }

    /// <summary>Scheme and host, the only parts of a URL that are ever printed.</summary>
    public string Name => Uri.GetLeftPart(UriPartial.Authority);

    public static bool IsUrl(string text) => text.Contains("://", StringComparison.Ordinal);

    /// <param name="text">The URL as the operator gave it.</param>
    /// <param name="errorId">The error id for a URL that is refused.</param>
    /// <param name="what">Names the URL in the message, which does not repeat it.</param>
    /// <exception cref="OpenClawSyncException">It is not such a URL.</exception>
    public static HttpEndpoint Parse(string text, string errorId, string what)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || !IsSafe(uri))
        {
            throw new OpenClawSyncException(errorId, $"{what} is not an https URL. Plain http is allowed for this machine only.");
        }

        return uri.UserInfo.Length == 0
            ? new HttpEndpoint(uri)
            : throw new OpenClawSyncException(errorId, $"{what} holds credentials. Use a token instead.");
    }

    public bool HasOrigin(Uri uri) => Name == uri.GetLeftPart(UriPartial.Authority);

    private static bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && IsThisMachine(uri));

    private static bool IsThisMachine(Uri uri) =>
        uri.Host == "localhost" || (IPAddress.TryParse(uri.IdnHost, out var address) && IPAddress.IsLoopback(address));
}
