using System.Net;
using OpenClawSync.Records;
using OpenClawSync.Transport;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace OpenClawSync.Targets.Convex;

/// <summary>Says what an answer that concerns a whole request means and what to do. Nothing of the answer's own words is repeated.</summary>
internal static class IngestErrors
{
    public static OpenClawSyncException Translate(HttpEndpoint endpoint, HttpAnswer answer) =>
        (int)answer.Status switch
        {
            401 or 403 => new OpenClawSyncException(
                ErrorIds.TargetUnauthorized,
                $"{endpoint.Name} refuses the token (status {(int)answer.Status})."
            ),
            404 or 405 => new OpenClawSyncException(
                ErrorIds.TargetInvalid,
                $"There is no ingest endpoint at that path of {endpoint.Name} (status {(int)answer.Status}). A Convex deployment serves it on its .convex.site host."
            ),
            409 => Conflict(endpoint),
            400 or 422 => new OpenClawSyncException(
                ErrorIds.TargetIncompatible,
                $"{endpoint.Name} does not understand what was sent (status {(int)answer.Status})."
            ),
            >= 300 and < 400 => new OpenClawSyncException(
                ErrorIds.TargetUnavailable,
                $"{endpoint.Name} redirects elsewhere, and redirects are not followed. Give the final URL."
            ),
            var status => new OpenClawSyncException(ErrorIds.TargetUnavailable, $"{endpoint.Name} answers with status {status}."),
        };

    public static OpenClawSyncException Conflict(HttpEndpoint endpoint) =>
        new(
            ErrorIds.InstanceConflict,
            $"Another OpenClaw writes to {endpoint.Name} under the same instance id. Give each its own by -InstanceId or OPENCLAW_SYNC_INSTANCE. If this is the same OpenClaw in a new place, or its state was lost, release the claim at the deployment: npx convex run openclaw:release '{{\"instanceId\":\"<id>\"}}'."
        );

    /// <summary>Whether a failure means that no answer of use came.</summary>
    public static bool Means(Exception failure) =>
        failure is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or InvalidDataException;

    public static OpenClawSyncException Translate(HttpEndpoint endpoint, Exception failure) =>
        failure switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new OpenClawSyncException(
                ErrorIds.TargetUnavailable,
                $"{endpoint.Name} cannot be trusted: its certificate is not valid here. Nothing was sent."
            ),
            InvalidDataException => Unintelligible(endpoint),
            _ => new OpenClawSyncException(ErrorIds.TargetUnavailable, $"{endpoint.Name} gave no answer."),
        };

    public static OpenClawSyncException Unintelligible(HttpEndpoint endpoint) =>
        new(ErrorIds.TargetIncompatible, $"{endpoint.Name} answers as no ingest endpoint does.");

    public static bool MeansTooLarge(HttpAnswer answer) => answer.Status == HttpStatusCode.RequestEntityTooLarge;
}
