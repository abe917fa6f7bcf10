using OpenClawSync.Records;

namespace OpenClawSync.Transport;

/// <summary>Validates bearer tokens. Files and environment variables often end a token with a line break.</summary>
internal static class BearerToken
{
    /// <summary>
    /// The token from the environment. It belongs to the URL from the environment and is sent only to the origin of that URL.
    /// </summary>
    public static string? FromEnvironment(
        HttpEndpoint endpoint,
        Func<string, string?> environment,
        string urlVariable,
        string tokenVariable
    ) =>
        environment(tokenVariable) is { Length: > 0 } token
        && Uri.TryCreate(environment(urlVariable), UriKind.Absolute, out var configured)
        && endpoint.HasOrigin(configured)
            ? token
            : null;

    /// <returns>The token without surrounding white space; null when nothing is left.</returns>
    /// <exception cref="OpenClawSyncException">
    /// It contains a character that a header cannot. The message does not contain the token.
    /// </exception>
    public static string? Require(string? text, string errorId)
    {
        var token = text?.Trim();
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        return token.All(character => character is > ' ' and < '\x7f')
            ? token
            : throw new OpenClawSyncException(
                errorId,
                "The token contains a space, a line break or a character that is not ASCII, so it cannot be sent. Use it as it was issued."
            );
    }
}
