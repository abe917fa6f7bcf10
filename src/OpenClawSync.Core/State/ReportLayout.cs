using System.Text.Json;

namespace OpenClawSync.State;

/// <summary>Recognizes the report of a run by its content, so that no other file is taken for one and replaced.</summary>
internal static class ReportLayout
{
    // Far more than a report has: error samples and rules are bounded.
    private const int MaxBytes = 4 * 1024 * 1024;

    private static readonly (string Name, JsonValueKind Kind)[] Fields =
    [
        ("reportVersion", JsonValueKind.Number),
        ("runId", JsonValueKind.String),
        ("status", JsonValueKind.String),
        ("startedAt", JsonValueKind.String),
        ("finishedAt", JsonValueKind.String),
        ("durationMs", JsonValueKind.Number),
        ("kinds", JsonValueKind.Object),
    ];

    /// <summary>Whether there is a report of this module at the path.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsReport(string path) =>
        JsonContent.Read(path, MaxBytes) is { ValueKind: JsonValueKind.Object } report
        && Array.TrueForAll(Fields, field => report.TryGetProperty(field.Name, out var value) && value.ValueKind == field.Kind);
}
