using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>What became of one pushed record.</summary>
public sealed class PushResult
{
    /// <summary>What the record is about.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>The key of the row.</summary>
    public required string Key { get; init; }

    /// <summary>What became of it.</summary>
    public required PushStatus Status { get; init; }

    /// <summary>Why, when the status alone does not say it.</summary>
    public string? Notes { get; init; }

    /// <summary>How often the write was tried.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The run that pushed it; null under -WhatIf.</summary>
    public string? RunId { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Status} {Key}";
}
