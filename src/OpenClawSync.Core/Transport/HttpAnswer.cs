using System.Net;

namespace OpenClawSync.Transport;

/// <summary>A response that was received completely.</summary>
/// <param name="Status">The status of the response.</param>
/// <param name="Body">The body of the response.</param>
/// <param name="Attempts">How many times the request was sent to get it.</param>
internal sealed record HttpAnswer(HttpStatusCode Status, byte[] Body, int Attempts)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
