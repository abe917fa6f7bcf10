using System.Net;

namespace OpenClawSync.Transport;

/// <summary>A whole answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body.</param>
/// <param name="Attempts">How often it was asked for.</param>
internal sealed record HttpAnswer(HttpStatusCode Status, byte[] Body, int Attempts)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
