using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// Reads the time zone beside a time, as it is written: Z, UTC, GMT+3, UTC+05:30, +0200, America/New_York, CET. An abbreviation that is
/// also a word (CT, EAT) and a city (Cairo) are time zones only where a separator or nothing follows.
/// </summary>
internal static partial class TimeZoneText
{
    // Longer than any time zone that is read before a time.
    private const int MaxBeforeLength = 12;

    private const string Universal = "(?i:UTC|GMT)(?:[+-](?:1[0-4]|0?[0-9])(?::?(?:00|15|30|45))?(?![0-9]))?";

    private const string Region =
        "(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)" + "(?:/[A-Za-z0-9_+-]{1,32}){1,2}";

    private const string Abbreviation =
        "(?:ACDT|ACST|ADT|AEDT|AEST|AKDT|AKST|AST|AWST|BRT|BST|CDT|CEST|CET|CST|EDT|EEST|EET|EST|GST|HKT|HST|ICT|IST|JST|KST"
        + "|MDT|MSK|MST|NDT|NST|NZDT|NZST|PDT|PHT|PKT|PST|SAST|SGT|TRT|WEST|WET|WIB|WITA)";

    // In capitals these are also words or other abbreviations.
    private const string AmbiguousAbbreviation =
        "(?:ACWST|AET|AFT|ALMT|AMST|AMT|ANAT|AoE|AQTT|ART|AT|AWDT|AZOST|AZOT|AZST|AZT|BDT|BNT|BRST|BTT|CAT|CCT|CHADT|CHAST|CHOT"
        + "|CHST|CHUT|CKT|CLST|CLT|COT|CT|CVT|CXT|DAVT|EASST|EAT|ECT|EGST|EGT|ET|FET|FJST|FJT|FKST|FKT|FNT|GALT|GAMT|GFT|GILT|GYT"
        + "|HDT|HOVT|IDT|IRDT|IRKT|IRST|KGT|KOST|KRAT|KUYT|LHDT|LHST|LINT|LKT|MAGT|MAWT|MESZ|MET|MEZ|MHT|MMT|MSD|MT|MUT|MVT|MYT"
        + "|NCT|NFT|NOVT|NPT|NRT|NT|NZT|OMST|PET|PETT|PGT|PHOT|PHST|PMDT|PMST|PONT|PT|PWT|PYST|PYT|QYZT|RET|SAKT|SAMT|SBT|SCT"
        + "|SRET|SRT|SST|TAHT|TFT|TJT|TKT|TLT|TMT|TOST|TOT|TVT|ULAT|UYST|UYT|UZT|VET|VLAT|VOST|VUT|WAKT|WARST|WAST|WAT|WFT|WGST"
        + "|WGT|WIT|WST|WT|YAKT|YEKT)";

    private const string Name = $"(?:{Universal}|{Region}|{Abbreviation})";

    // After "13:50", "-14:00" is the end of a range. It is an offset only after an ISO 8601 date and time.
    private const string Offset =
        "(?:[ ]?(?<zone>[+](?:0[0-9]|1[0-4]):?(?:00|15|30|45))"
        + "|[ ](?<zone>-(?:0[0-9]|1[0-2])(?:00|15|30|45))"
        + "|(?<=T[0-9:.,]{4,18})(?<zone>-(?:0[0-9]|1[0-2]):?(?:00|15|30|45)))";

    public static string? After(string text, int index) => ZoneOf(AfterTime().Match(text, index)) ?? NameBeforeSeparator(text, index);

    public static string? Before(string text, int index) => ZoneOf(BeforeTime().Match(text[Math.Max(0, index - MaxBeforeLength)..index]));

    private static string? NameBeforeSeparator(string text, int index)
    {
        var match = BeforeSeparator().Match(text, index);
        return match.Groups["city"] is { Success: true } city && !TimeZoneCities.Contains(city.Value) ? null : ZoneOf(match);
    }

    private static string? ZoneOf(Match match) => match.Success ? match.Groups["zone"].Value : null;

    [GeneratedRegex(
        $"\\G(?:(?<zone>Z)|h?[)\\]]?[ ]{{0,2}}[(\\[]?(?<zone>{Name})|{Offset})(?![A-Za-z0-9_/])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex AfterTime();

    [GeneratedRegex(
        $"\\Gh?[)\\]]?[ ]{{1,2}}[(\\[]?(?<zone>{AmbiguousAbbreviation}|(?<city>[A-Z][A-Za-z.]{{1,}}(?:[ _-][A-Za-z]+){{0,3}}?))"
            + "(?=[ ]?(?:\\z|[])[(,;:|·•–—]|[-/>~][ ]|[.](?:[ ]|\\z)))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex BeforeSeparator();

    [GeneratedRegex(
        $"(?<![A-Za-z0-9_/])(?<zone>{Universal}|{Abbreviation})[ ]\\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex BeforeTime();
}
