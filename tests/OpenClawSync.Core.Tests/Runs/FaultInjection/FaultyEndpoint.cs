using System.Text;
using System.Text.Json.Nodes;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Injects faults between a model endpoint and its clients.</summary>
internal sealed class FaultyEndpoint(ModelEndpoint endpoint)
{
    private int _outage;

    public Faults Faults { get; set; } = Faults.None;

    /// <summary>The delay of late responses.</summary>
    public TimeSpan Delay { get; set; }

    public LoopbackReply Answer(LoopbackRequest request)
    {
        if (_outage > 0)
        {
            _outage--;
            return LoopbackReply.Dropped;
        }

        if (Before() is { } failure)
        {
            return failure;
        }

        var reply = endpoint.Answer(request);
        return request.Path == "/ingest" && reply.Status == 200 ? After(reply) : reply;
    }

    /// <summary>Ends the faults of a run, so that they do not affect the next one.</summary>
    public void Recover() => (_outage, Delay, Faults) = (0, TimeSpan.Zero, Faults.None);

    private LoopbackReply? Before()
    {
        foreach (var status in (ReadOnlySpan<int>)[500, 503, 429, 413, 401])
        {
            if (Faults.Inject($"status {status}", status == 401 ? 50 : 200))
            {
                return new LoopbackReply(status, "{}"u8.ToArray());
            }
        }

        if (Faults.Inject("outage", 150))
        {
            _outage = Faults.Next(8);
            return LoopbackReply.Dropped;
        }

        return Faults.Inject("dropped before commit", 500) ? LoopbackReply.Dropped : null;
    }

    private LoopbackReply After(LoopbackReply reply)
    {
        if (Faults.Inject("dropped after commit"))
        {
            return LoopbackReply.Dropped;
        }

        if (Faults.Inject("truncated response"))
        {
            return reply with { IsTruncated = true };
        }

        if (Faults.Inject("missing results"))
        {
            var body = JsonNode.Parse(reply.Body)!;
            body["results"]!.AsArray().Clear();
            return reply with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
        }

        return Delay > TimeSpan.Zero && Faults.Inject("late response") ? reply with { Delay = Delay } : reply;
    }
}
