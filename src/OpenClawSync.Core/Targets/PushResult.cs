using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>The result of pushing one record.</summary>
public sealed class PushResult
{
    /// <summary>What the record is about.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>The key of the row.</summary>
    public required string Key { get; init; }

    /// <summary>What happened to it.</summary>
    public required PushStatus Status { get; init; }

    /// <summary>The reason, where the status alone does not give it.</summary>
    public string? Notes { get; init; }

    /// <summary>The number of attempts to write it.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The run that pushed it; null under -WhatIf.</summary>
    public string? RunId { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Status} {Key}";
}
