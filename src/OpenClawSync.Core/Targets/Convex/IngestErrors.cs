using System.Net;
using OpenClawSync.Records;
using OpenClawSync.Transport;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace OpenClawSync.Targets.Convex;

/// <summary>Translates answers that reject a whole request, and failures to get one. The text of an answer is never repeated.</summary>
internal static class IngestErrors
{
    public static OpenClawSyncException Translate(HttpEndpoint endpoint, HttpAnswer answer) =>
        (int)answer.Status switch
        {
            401 or 403 => new OpenClawSyncException(
                ErrorIds.TargetUnauthorized,
                $"{endpoint.Name} rejects the token (status {(int)answer.Status})."
            ),
            404 or 405 => new OpenClawSyncException(
                ErrorIds.TargetInvalid,
                $"There is no ingest endpoint at that path of {endpoint.Name} (status {(int)answer.Status}). "
                    + "A Convex deployment serves it on its .convex.site host."
            ),
            409 => Conflict(endpoint),
            400 or 422 => new OpenClawSyncException(
                ErrorIds.TargetIncompatible,
                $"{endpoint.Name} does not understand what was sent (status {(int)answer.Status})."
            ),
            301 or 302 or 303 or 307 or 308 => new OpenClawSyncException(
                ErrorIds.TargetUnavailable,
                $"{endpoint.Name} redirects elsewhere, and redirects are not followed. Give the final URL."
            ),
            var status => new OpenClawSyncException(ErrorIds.TargetUnavailable, $"{endpoint.Name} answered with status {status}."),
        };

    /// <summary>Translates the answer of a route that older deployments lack, at a path that was found to be right.</summary>
    public static OpenClawSyncException TranslateNewer(HttpEndpoint endpoint, HttpAnswer answer) =>
        (int)answer.Status is 404 or 405
            ? new OpenClawSyncException(
                ErrorIds.TargetIncompatible,
                $"The Mission Control at {endpoint.Name} is older than this module and lacks what is needed "
                    + $"(status {(int)answer.Status}). Deploy the newer one, then repeat the command."
            )
            : Translate(endpoint, answer);

    public static OpenClawSyncException Conflict(HttpEndpoint endpoint) =>
        new(
            ErrorIds.InstanceConflict,
            $"Another OpenClaw writes to {endpoint.Name} under the same instance id. "
                + "Give each its own with -InstanceId or OPENCLAW_SYNC_INSTANCE. If this is the same OpenClaw in a new place, "
                + "or its state was lost, release the claim at the deployment: npx convex run openclaw:release '{\"instanceId\":\"<id>\"}'."
        );

    /// <summary>Whether a failure means that no usable answer was received.</summary>
    public static bool IsTransportFailure(Exception failure) =>
        failure is HttpRequestException or ResponseException or TimeoutRejectedException or BrokenCircuitException;

    public static OpenClawSyncException Translate(HttpEndpoint endpoint, Exception failure) =>
        failure switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new OpenClawSyncException(
                ErrorIds.TargetUnavailable,
                $"{endpoint.Name} cannot be trusted: its certificate is not valid here, or it does not speak TLS. Nothing was sent."
            ),
            ResponseException { Fault: ResponseFault.BrokenOff } broken => new OpenClawSyncException(
                ErrorIds.TargetUnavailable,
                $"{endpoint.Name} {broken.Message}."
            ),
            ResponseException unusable => new OpenClawSyncException(ErrorIds.TargetIncompatible, $"{endpoint.Name} {unusable.Message}."),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new OpenClawSyncException(
                ErrorIds.TargetUnavailable,
                $"The host of {endpoint.Name} is not known. Check the spelling and the network."
            ),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => new OpenClawSyncException(
                ErrorIds.TargetUnavailable,
                $"{endpoint.Name} accepts no connection."
            ),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError } =>
                new OpenClawSyncException(ErrorIds.TargetUnavailable, $"{endpoint.Name} does not answer in HTTP."),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new OpenClawSyncException(
                ErrorIds.TargetUnavailable,
                $"{endpoint.Name} answered with headers of more than 64 KiB."
            ),
            _ => new OpenClawSyncException(ErrorIds.TargetUnavailable, $"{endpoint.Name} did not answer."),
        };

    /// <summary>The endpoint accepted the request, and its reply says that it failed.</summary>
    public static OpenClawSyncException NotOk(HttpEndpoint endpoint) =>
        new(
            ErrorIds.TargetUnavailable,
            $"{endpoint.Name} replied that the request failed (ok is false). What was sent counts as not stored, and is sent again."
        );

    public static OpenClawSyncException InvalidReply(HttpEndpoint endpoint) =>
        new(ErrorIds.TargetIncompatible, $"{endpoint.Name} does not reply like an ingest endpoint.");

    public static bool IsTooLarge(HttpAnswer answer) => answer.Status == HttpStatusCode.RequestEntityTooLarge;
}
