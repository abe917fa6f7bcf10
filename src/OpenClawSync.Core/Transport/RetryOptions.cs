namespace OpenClawSync.Transport;

/// <summary>How patiently an endpoint is asked.</summary>
internal sealed record RetryOptions
{
    public static RetryOptions Default { get; } = new();

    /// <summary>How often a request is sent at most, the first time included.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The first wait; each further one is about twice as long, with jitter.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait, also when the endpoint asks for a longer one.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one attempt may take until the answer begins, and how long the answer may then stall.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
