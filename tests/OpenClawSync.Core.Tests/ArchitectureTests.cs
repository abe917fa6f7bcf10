using System.Reflection;
using System.Text.RegularExpressions;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection;

namespace OpenClawSync.Core.Tests;

/// <summary>The structure of the source: data flows one way, between all folders, and only the protector makes protected records.</summary>
public class ArchitectureTests
{
    // A folder may use those before it and no other, so there can be no circle.
    private static readonly string[] Core =
    [
        "Storage",
        "Storage/Sqlite",
        "Telemetry",
        "Records/Notes",
        "Records",
        "Fingerprint",
        "Transport",
        "Detection/Text",
        "Detection/Words",
        "Detection/Patterns",
        "Detection/Values",
        "Detection/Rules",
        "Detection/Rules/BuiltIn",
        "Detection/UserRules",
        "Detection/Scanning",
        "Detection/Reading",
        "Detection/Obfuscation",
        "Detection/Structure",
        "Detection/Keys",
        "Detection",
        "Sources/Notes",
        "Sources/Json",
        "Sources",
        "Sources/Units",
        "Sources/Sqlite",
        "Sources/Starter",
        "Sources/Home",
        "Sources/Url",
        "Protection/Policy",
        "Protection",
        "Targets",
        "Targets/Ledgers",
        "Targets/Sqlite",
        "Targets/Convex",
        "State",
        "Runs",
        "Connections",
        "Audit",
        "Schedules",
        "Schedules/Cron",
        "Schedules/Systemd",
        "Schedules/Printed",
        "Setup",
    ];

    private static readonly string[] PowerShell = ["Errors", "Session", "Completion", "Progress", "Views", "Commands"];

    // What the order alone would allow. The stages of the path of a record know nothing of each other but what is named here.
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["Detection"] = ["Fingerprint"],
        ["Sources"] = ["Records", "Storage", "Transport"],
        ["Protection"] = ["Records", "Fingerprint", "Detection"],
        ["Targets"] = ["Records", "Fingerprint", "Protection", "Storage", "Transport"],
    };

    public static TheoryData<string, string[]> Projects =>
        new() { { "OpenClawSync.Core", Core }, { "OpenClawSync.PowerShell", PowerShell } };

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_uses_only_those_to_its_left(string project, string[] order)
    {
        var arrows = FolderArrows.Of(project);

        Assert.NotEmpty(arrows);
        Assert.All(arrows, arrow => Assert.Contains(arrow.User, order));
        Assert.All(arrows, arrow => Assert.Contains(arrow.Used, order));
        Assert.DoesNotContain(arrows, arrow => Array.IndexOf(order, arrow.Used) >= Array.IndexOf(order, arrow.User));
    }

    [Fact]
    public void A_stage_knows_only_what_it_builds_on()
    {
        var arrows = FolderArrows
            .Of("OpenClawSync.Core")
            .Select(arrow => (User: Top(arrow.User), Used: Top(arrow.Used)))
            .Where(arrow => arrow.User != arrow.Used);

        Assert.DoesNotContain(arrows, arrow => Known.TryGetValue(arrow.User, out var known) && !known.Contains(arrow.Used));

        static string Top(string folder) => folder.Split('/')[0];
    }

    [Fact]
    public void An_arrow_that_runs_back_is_seen()
    {
        var arrows = FolderArrows.Between([
            new SourceFile("Left", "namespace A.Left;\nclass One { Right.Two? two; }"),
            new SourceFile("Right", "using A.Left;\nnamespace A.Right;\nclass Two { One? one; }"),
            new SourceFile(
                "Right/Under",
                "namespace A.Right.Under;\n// One is not used.\nclass Three { string text = \"One\"; Two? two; }"
            ),
        ]);

        Assert.Equal(
            [("Left", "Right"), ("Right", "Left"), ("Right/Under", "Right")],
            arrows.Select(arrow => (arrow.User, arrow.Used)).Order()
        );
    }

    [Fact]
    public void Nothing_but_the_protector_can_make_a_protected_record()
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var type = typeof(ProtectedRecord);

        // Only code inside the type and inside what is nested in it reaches a private constructor, and a class that is no record has no
        // other.
        Assert.True(type.IsSealed);
        Assert.All(type.GetConstructors(Any), constructor => Assert.True(constructor.IsPrivate));
        Assert.Equal(["Protector"], type.GetNestedTypes(Any).Where(nested => !nested.Name.StartsWith('<')).Select(nested => nested.Name));
        Assert.DoesNotContain(type.GetMethods(Any), method => method.ReturnType == type);
        Assert.Throws<MissingMethodException>(() => Activator.CreateInstance(type));
    }

    [Fact]
    public void Detection_and_protection_open_no_file_but_a_policy()
    {
        var openers = ((string[])["Detection", "Protection"])
            .SelectMany(folder => Repository.Sources(Path.Combine("OpenClawSync.Core", folder)))
            .Where(file => Regex.IsMatch(File.ReadAllText(file), @"(?<![.\w])(File|Directory|FileStream|StreamReader|FileInfo)\b\s*[.(]"));

        Assert.Equal(["SettingFile.cs"], openers.Select(Path.GetFileName));
    }

    [Fact]
    public void The_core_knows_no_PowerShell() =>
        Assert.DoesNotContain(
            Repository.Sources("OpenClawSync.Core").SelectMany(File.ReadLines),
            line => line.Contains("System.Management.Automation", StringComparison.Ordinal)
        );
}
