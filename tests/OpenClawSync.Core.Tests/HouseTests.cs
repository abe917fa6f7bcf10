using System.Text.RegularExpressions;
using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests;

/// <summary>The rules of the house, read from its source: data flows one way, and only the protector protects.</summary>
public class HouseTests
{
    // A room knows those named here and no other.
    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["Storage"] = [],
        ["Telemetry"] = [],
        ["Records"] = [],
        ["Transport"] = ["Records", "Telemetry"],
        ["Sources"] = ["Records", "Transport", "Storage"],
        ["Fingerprint"] = ["Records"],
        ["Redaction"] = ["Records", "Fingerprint"],
        ["Targets"] = ["Records", "Fingerprint", "Storage", "Transport"],
        ["Runs"] = ["Records", "Sources", "Fingerprint", "Redaction", "Targets", "Transport", "Storage", "Telemetry"],
        ["Schedules"] = ["Records", "Sources", "Redaction", "Runs", "Transport", "Storage"],
        ["Setup"] = ["Records", "Sources", "Redaction", "Runs", "Schedules", "Storage"],
    };

    public static TheoryData<string> RoomNames => [.. Rooms.Keys];

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void A_room_knows_only_what_lies_to_its_left(string room)
    {
        var folder = Path.Combine("OpenClawSync.Core", room);
        var known = Repository.Sources(folder).SelectMany(File.ReadLines)
            .Select(line => Regex.Match(line, @"^using OpenClawSync\.(\w+)"))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .Where(name => name != room)
            .Distinct();

        Assert.Empty(known.Except(Rooms[room]));
    }

    [Fact]
    public void Only_the_protector_makes_a_protected_record()
    {
        var makers = Repository.Sources("").Where(file => File.ReadAllText(file) is var text
            && (text.Contains("new ProtectedRecord(", StringComparison.Ordinal) || Regex.IsMatch(text, @"ProtectedRecord \w+\([^)]*\) =>\s+new\(")));

        Assert.Equal(["Protector.cs"], makers.Select(Path.GetFileName));
    }

    [Fact]
    public void Redaction_opens_no_file_but_a_policy()
    {
        var openers = Repository.Sources(Path.Combine("OpenClawSync.Core", "Redaction"))
            .Where(file => Regex.IsMatch(File.ReadAllText(file), @"(?<![.\w])(File|Directory|FileStream|StreamReader|FileInfo)\b\s*[.(]"));

        Assert.Equal(["SettingFile.cs"], openers.Select(Path.GetFileName));
    }

    [Fact]
    public void The_core_knows_no_PowerShell() => Assert.DoesNotContain(
        Repository.Sources("OpenClawSync.Core").SelectMany(File.ReadLines), line => line.Contains("System.Management.Automation", StringComparison.Ordinal));
}
