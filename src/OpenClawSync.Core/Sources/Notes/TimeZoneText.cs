using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Notes;

/// <summary>Reads the time zone beside a time, as it is written: Z, UTC, GMT+3, UTC+05:30, +0200, America/New_York, CET.</summary>
internal static partial class TimeZoneText
{
    // Longer than any time zone that is read before a time.
    private const int MaxBeforeLength = 12;

    private const string Universal = "(?i:UTC|GMT)(?:[+-](?:1[0-4]|0?[0-9])(?::?(?:00|15|30|45))?(?![0-9]))?";

    private const string Region =
        "(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)" + "(?:/[A-Za-z0-9_+-]{1,32}){1,2}";

    // EAT, ART, CAT and MET are missing because in capitals they are more often words.
    private const string Abbreviation =
        "(?:ACDT|ACST|ADT|AEDT|AEST|AKDT|AKST|AST|AWST|BRT|BST|CDT|CEST|CET|CST|EDT|EEST|EET|EST|GST|HKT|HST|ICT|IST|JST|KST"
        + "|MDT|MSK|MST|NDT|NST|NZDT|NZST|PDT|PHT|PKT|PST|SAST|SGT|TRT|WEST|WET|WIB)";

    private const string Name = $"(?:{Universal}|{Region}|{Abbreviation})";

    // After "13:50", "-14:00" is the end of a range. It is an offset only after an ISO 8601 date and time.
    private const string Offset =
        "(?:[ ]?(?<zone>[+](?:0[0-9]|1[0-4]):?(?:00|15|30|45))"
        + "|[ ](?<zone>-(?:0[0-9]|1[0-2])(?:00|15|30|45))"
        + "|(?<=T[0-9:.,]{4,18})(?<zone>-(?:0[0-9]|1[0-2]):?(?:00|15|30|45)))";

    public static string? After(string text, int index) => ZoneOf(AfterTime().Match(text, index));

    public static string? Before(string text, int index) => ZoneOf(BeforeTime().Match(text[Math.Max(0, index - MaxBeforeLength)..index]));

    private static string? ZoneOf(Match match) => match.Success ? match.Groups["zone"].Value : null;

    [GeneratedRegex(
        $"\\G(?:(?<zone>Z)|h?[)\\]]?[ ]{{0,2}}[(\\[]?(?<zone>{Name})|{Offset})(?![A-Za-z0-9_/])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex AfterTime();

    [GeneratedRegex(
        $"(?<![A-Za-z0-9_/])(?<zone>{Universal}|{Abbreviation})[ ]\\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex BeforeTime();
}
