using System.Text.Json.Nodes;
using System.Text;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Puts faults between a model endpoint and its clients.</summary>
internal sealed class FaultyEndpoint(ModelEndpoint endpoint)
{
    private int _outage;

    public Faults Faults { get; set; } = Faults.None;

    /// <summary>How late some answers are.</summary>
    public TimeSpan Delay { get; set; }

    public HttpReply Answer(HttpAsk ask)
    {
        if (_outage > 0)
        {
            _outage--;
            return HttpReply.Dropped;
        }

        if (Before() is { } failure)
        {
            return failure;
        }

        var reply = endpoint.Answer(ask);
        return ask.Path == "/ingest" && reply.Status == 200 ? After(reply) : reply;
    }

    /// <summary>The next run meets what this one left behind no more.</summary>
    public void Recover() => (_outage, Delay, Faults) = (0, TimeSpan.Zero, Faults.None);

    private HttpReply? Before()
    {
        foreach (var status in (ReadOnlySpan<int>)[500, 503, 429, 413, 401])
        {
            if (Faults.Strike($"status {status}", status == 401 ? 50 : 200))
            {
                return new HttpReply(status, "{}"u8.ToArray());
            }
        }

        if (Faults.Strike("outage", 150))
        {
            _outage = Faults.Below(8);
            return HttpReply.Dropped;
        }

        return Faults.Strike("dropped before commit", 500) ? HttpReply.Dropped : null;
    }

    private HttpReply After(HttpReply reply)
    {
        if (Faults.Strike("dropped after commit"))
        {
            return HttpReply.Dropped;
        }

        if (Faults.Strike("truncated answer"))
        {
            return reply with { IsTruncated = true };
        }

        if (Faults.Strike("missing results"))
        {
            var body = JsonNode.Parse(reply.Body)!;
            body["results"]!.AsArray().Clear();
            return reply with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
        }

        return Delay > TimeSpan.Zero && Faults.Strike("late answer") ? reply with { Delay = Delay } : reply;
    }
}
