using System.Globalization;
using System.Management.Automation;

namespace OpenClawSync.Commands;

/// <summary>
/// Reads a time in text in the same way in every culture and calendar: <c>2026-11-20</c> is that day everywhere. By itself the engine would
/// read it by the calendar of the session, which may be another one. A time without a zone is local.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string text => Parse(text),
            DateTime { Kind: DateTimeKind.Unspecified } time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Local)),
            DateTime time => new DateTimeOffset(time),
            DateOnly day => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Local)),
            DateTimeOffset time => time,
            _ => throw Invalid(),
        };

    private static DateTimeOffset Parse(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) ? time : throw Invalid();

    // The text is not repeated, because it may be anything.
    private static ArgumentTransformationMetadataException Invalid() =>
        new("Write a time as 2026-11-20 or 2026-11-20T08:30:00Z, or pass a date such as (Get-Date).AddDays(-1).");
}
