using OpenClawSync.Records;

namespace OpenClawSync.Transport;

/// <summary>Makes sure that a token can stand in a header: files and variables often end it with a line break.</summary>
internal static class BearerToken
{
    /// <summary>The environment's token, which belongs to the environment's URL and goes to its origin alone.</summary>
    public static string? OfEnvironment(
        HttpEndpoint endpoint,
        Func<string, string?> environment,
        string urlVariable,
        string tokenVariable
    ) =>
        environment(tokenVariable) is { Length: > 0 } token
        && Uri.TryCreate(environment(urlVariable), UriKind.Absolute, out var own)
        && endpoint.HasOrigin(own)
            ? token
            : null;

    /// <exception cref="OpenClawSyncException">It holds what no header can. The token is not repeated.</exception>
    public static string? Require(string? text, string errorId)
    {
        var token = text?.Trim();
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        return token.All(unit => unit is > ' ' and < '\x7f')
            ? token
            : throw new OpenClawSyncException(
                errorId,
                "The token holds a space, a line break or a character that is not ASCII, so it cannot be sent. Give it as it was issued."
            );
    }
}
