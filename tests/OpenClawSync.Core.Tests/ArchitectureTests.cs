using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection;

namespace OpenClawSync.Core.Tests;

/// <summary>
/// The structure of the source: dependencies between folders run one way, and only the protector creates protected records.
/// </summary>
public class ArchitectureTests
{
    // A folder may use only the folders before it, so there can be no cycle.
    private static readonly string[] Core =
    [
        "Storage",
        "Storage/Sqlite",
        "Encodings",
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
        "Detection/Language",
        "Detection/UserRules",
        "Detection/Scanning",
        "Detection/Reading",
        "Detection/Obfuscation",
        "Detection/Sentences",
        "Detection/Structure",
        "Detection/Seeds",
        "Detection/Keys",
        "Detection/Tables",
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
        "Connections",
        "Runs",
        "Erasure",
        "Audit",
        "Schedules",
        "Schedules/Cron",
        "Schedules/Systemd",
        "Schedules/Printed",
        "Setup",
    ];

    private static readonly string[] PowerShell = ["Errors", "Session", "Completion", "Progress", "Views", "Commands"];

    // Stricter than the order: the stages on the path of a record may use only what is listed here.
    private static readonly Dictionary<string, string[]> AllowedUses = new()
    {
        ["Detection"] = ["Fingerprint"],
        ["Sources"] = ["Records", "Storage", "Encodings", "Transport"],
        ["Protection"] = ["Records", "Encodings", "Fingerprint", "Detection", "Storage"],
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
    public void A_stage_uses_only_what_it_builds_on()
    {
        var arrows = FolderArrows
            .Of("OpenClawSync.Core")
            .Select(arrow => (User: Top(arrow.User), Used: Top(arrow.Used)))
            .Where(arrow => arrow.User != arrow.Used);

        Assert.DoesNotContain(arrows, arrow => AllowedUses.TryGetValue(arrow.User, out var allowed) && !allowed.Contains(arrow.Used));

        static string Top(string folder) => folder.Split('/')[0];
    }

    [Fact]
    public void A_dependency_in_the_wrong_direction_is_detected()
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
    public void Only_the_protector_can_create_a_protected_record()
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var type = typeof(ProtectedRecord);

        // Only code in the type and in types nested in it can call a private constructor. The type is not a C# record, so it has no copy
        // constructor either.
        Assert.True(type.IsSealed);
        Assert.All(type.GetConstructors(Any), constructor => Assert.True(constructor.IsPrivate));
        Assert.Equal(["Protector"], type.GetNestedTypes(Any).Where(nested => !nested.Name.StartsWith('<')).Select(nested => nested.Name));
        Assert.DoesNotContain(type.GetMethods(Any), method => method.ReturnType == type);
        Assert.Throws<MissingMethodException>(() => Activator.CreateInstance(type));
    }

    // A stream over a resource of the assembly is no file.
    private static readonly Regex OpensFile = new(
        @"(?<![.\w])(?:(?:File|Directory|FileStream|FileInfo)\b\s*[.(]|StreamReader\s*\((?![^;]*GetManifestResourceStream))"
    );

    [Fact]
    public void A_file_that_is_opened_is_detected()
    {
        Assert.Matches(OpensFile, "using var reader = new StreamReader(path);");
        Assert.Matches(OpensFile, "File.OpenRead(path)");
        Assert.DoesNotMatch(OpensFile, "using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);");
    }

    [Fact]
    public void Detection_and_protection_open_no_files_except_policies()
    {
        var openers = ((string[])["Detection", "Protection"])
            .SelectMany(folder => Repository.Sources(Path.Combine("OpenClawSync.Core", folder)))
            .Where(file => OpensFile.IsMatch(File.ReadAllText(file)));

        Assert.Equal(["PolicyFile.cs"], openers.Select(Path.GetFileName));
    }

    [Fact]
    public void The_core_does_not_use_PowerShell() =>
        Assert.DoesNotContain(
            Repository.Sources("OpenClawSync.Core").SelectMany(File.ReadLines),
            line => line.Contains("System.Management.Automation", StringComparison.Ordinal)
        );

    [Fact]
    public void No_line_of_code_is_longer_than_the_editorconfig_allows()
    {
        var max = MaxLineLength();
        var tooLong =
            from folder in (string[])["src", "build", "tests"]
            from file in Repository.CodeFiles(folder)
            from line in File.ReadLines(file).Index()
            where line.Item.Length > max
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1} has {line.Item.Length} characters.";

        Assert.Empty(tooLong);
    }

    // The setting of the section for all files; no section for C# may override it.
    private static int MaxLineLength()
    {
        var sections = File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig")).Split("\n[");
        Assert.DoesNotContain(
            sections,
            section => Regex.IsMatch(section, @"^[^\]\n]*\.(?:cs|\{[^}\n]*\bcs\b)[^\n]*\](?:.|\n)*max_line_length")
        );
        var setting = sections
            .Where(section => section.StartsWith("*]", StringComparison.Ordinal))
            .Select(section => Regex.Match(section, @"^max_line_length = (\d+)$", RegexOptions.Multiline))
            .Single();
        return int.Parse(setting.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
