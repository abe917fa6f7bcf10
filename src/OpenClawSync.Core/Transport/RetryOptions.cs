namespace OpenClawSync.Transport;

/// <summary>How often and how long an endpoint is tried.</summary>
internal sealed record RetryOptions
{
    public static RetryOptions Default { get; } = new();

    /// <summary>The maximum number of attempts for one request, including the first.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>The delay before the second attempt. The following delays double, with jitter.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The upper bound of every delay, including one that the endpoint asks for.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one attempt may take until the response begins, and how long the response may stall after that.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a response that is streamed may be waited for in total, however often a part of it arrives.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The clock that measures delays and timeouts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
