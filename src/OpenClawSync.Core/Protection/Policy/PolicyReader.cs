using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Records;

namespace OpenClawSync.Protection.Policy;

/// <summary>
/// Interprets a parsed policy. <c>schemas/policy.schema.json</c> defines the same settings for editors; a test checks that they agree.
/// </summary>
internal sealed partial class PolicyReader
{
    private const int MaxTextLength = 4000;
    private const int MaxNameLength = 200;

    // Each rule takes half a megabyte while it runs, and time on each text; each name takes time on each text.
    private const int MaxRules = RuleFile.MaxRules;
    private const int MaxRuleFiles = 100;
    private const int MaxKeyNames = 1000;
    private const int MaxPatterns = 1000;

    /// <summary>The names of all settings of a policy. A test compares them with the schema.</summary>
    public static FrozenSet<string> SettingNames { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            "$schema",
            "snippetLength",
            "owner",
            "instanceId",
            "useTaskPrompt",
            "defaults",
            "ownership",
            "prune",
            "pathMap",
            "memoryFiles",
            "retention",
            "runLogRetention",
            "tombstoneRetention",
            "allow",
            "ruleFiles",
            "disabledRules",
            "extraKeyNames"
        );

    private static readonly FrozenSet<string> BuiltInRuleIds = RuleTable.All.Select(rule => rule.Id).ToFrozenSet(StringComparer.Ordinal);

    private readonly SettingTable _table;
    private readonly Func<SettingNode, RuleFile> _readRules;
    private readonly string _folder;

    /// <param name="document">The policy.</param>
    /// <param name="readRules">Reads the rule file that a node names.</param>
    /// <param name="folder">The folder to which paths in the policy are relative.</param>
    public PolicyReader(SettingNode document, Func<SettingNode, RuleFile> readRules, string folder)
    {
        if (document.Table is null)
        {
            throw document.Invalid("a policy must be one JSON object");
        }

        (_table, _readRules, _folder) = (new SettingTable(document), readRules, folder);
    }

    public ProtectionPolicy Read()
    {
        _table.Text("$schema", MaxTextLength);
        var policy = ProtectionPolicy.Default with
        {
            SnippetLength = _table.Integer("snippetLength", 1, ProtectionPolicy.MaxSnippetLength) ?? ProtectionPolicy.DefaultSnippetLength,
            Owner = _table.Text("owner", MaxNameLength) ?? ProtectionPolicy.Default.Owner,
            Instance = Instance(),
            UseTaskPrompt = _table.Boolean("useTaskPrompt") ?? false,
            Ownership = Defaults(_table.Table("defaults")) with { Rules = [.. _table.Tables("ownership").Select(ReadRule)] },
            Prune = Prune(_table.Table("prune")),
            Home = Home(),
            Retention = Retention("retention", ProtectionPolicy.Default.Retention),
            RunLogRetention = Retention("runLogRetention", ProtectionPolicy.Default.RunLogRetention),
            TombstoneRetention = Retention("tombstoneRetention", ProtectionPolicy.Default.TombstoneRetention),
            Allow = Allow(_table.Table("allow")),
            Detection = Detection(),
        };
        _table.RejectUnknown();
        return policy;
    }

    private InstanceId Instance()
    {
        var node = _table.FindText("instanceId", MaxNameLength);
        try
        {
            return InstanceId.Parse(node?.Text);
        }
        catch (OpenClawSyncException)
        {
            throw node!.Invalid("must be 1 to 64 letters, digits, dots, dashes or underscores, and start with a letter or digit");
        }
    }

    private HomeSettings Home() =>
        new()
        {
            PathMap = new PathMap(
                (_table.Table("pathMap")?.ReadAllTexts(MaxTextLength) ?? []).ToImmutableDictionary(
                    entry => entry.Name,
                    entry => MappedFolder(entry.Name, entry.Node)
                )
            ),
            MemoryFiles = HomeSettings.Default.MemoryFiles.Union(_table.Texts("memoryFiles", MaxNameLength).Select(NoteName)),
        };

    private string MappedFolder(string name, SettingNode folder) =>
        !PathMap.CanMap(name) ? throw folder.Invalid("must be named by a complete path, such as /home/node/.openclaw")
        : folder.Text.Contains('\0', StringComparison.Ordinal) ? throw folder.Invalid("is not a valid path")
        : Path.GetFullPath(Tilde.Expand(folder.Text, UserFolder), _folder);

    private static string UserFolder => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static string NoteName(SettingNode name) =>
        RootNote().IsMatch(name.Text)
            ? name.Text
            : throw name.Invalid("must be the name of a Markdown file at the root of a workspace, such as USER.md");

    private TimeSpan? Retention(string name, TimeSpan? otherwise)
    {
        var node = _table.FindText(name, MaxNameLength);
        return node switch
        {
            null => otherwise,
            { Text: "forever" } => null,
            _ when Duration().Match(node.Text) is { Success: true } duration => int.Parse(
                duration.Groups[1].ValueSpan,
                NumberStyles.None,
                CultureInfo.InvariantCulture
            )
                * TimeSpan.FromHours(
                    duration.Groups[2].Value switch
                    {
                        "h" => 1,
                        "d" => 24,
                        _ => 7 * 24,
                    }
                ),
            _ => throw node.Invalid("must be a number of hours, days or weeks, such as 90d, or forever"),
        };
    }

    private static PrunePolicy Prune(SettingTable? table)
    {
        if (table is null)
        {
            return PrunePolicy.Default;
        }

        var prune = new PrunePolicy(
            table.Boolean("enabled") ?? false,
            (int)(table.Integer("largestPercent", 1, 100) ?? PrunePolicy.DefaultMaxPercent)
        );
        table.RejectUnknown();
        return prune;
    }

    private static OwnershipDefaults Defaults(SettingTable? table)
    {
        var defaults = new OwnershipDefaults();
        if (table is null)
        {
            return defaults;
        }

        defaults = new OwnershipDefaults
        {
            Task = ReadOwnership(table.Table("task"), defaults.Task),
            Cron = ReadOwnership(table.Table("cron"), defaults.Cron),
            SystemCron = ReadOwnership(table.Table("cron.system"), defaults.SystemCron),
            DailyMemory = ReadOwnership(table.Table("memory.daily"), defaults.DailyMemory),
            LongTermMemory = ReadOwnership(table.Table("memory.longterm"), defaults.LongTermMemory),
        };
        table.RejectUnknown();
        return defaults;
    }

    private static Ownership ReadOwnership(SettingTable? table, Ownership fallback)
    {
        if (table is null)
        {
            return fallback;
        }

        var owner = new Ownership(
            table.OneOf("visibility", OwnershipNames.Visibilities) ?? fallback.Visibility,
            table.OneOf("ownerType", OwnershipNames.OwnerTypes) ?? fallback.OwnerType,
            table.Text("ownerId", MaxNameLength)
        );
        table.RejectUnknown();
        return owner is { OwnerType: "role", OwnerId: null }
            ? throw table.Node.Invalid("must have an ownerId, because the owner is a role")
            : owner;
    }

    private static OwnershipRule ReadRule(SettingTable table)
    {
        var rule = new OwnershipRule
        {
            Kind = table.OneOf("kind", OwnershipDefaults.KindNames),
            Agent = table.Text("agent", MaxNameLength),
            Path = table.Text("path", MaxTextLength),
            Visibility = table.OneOf("visibility", OwnershipNames.Visibilities),
            OwnerType = table.OneOf("ownerType", OwnershipNames.OwnerTypes),
            OwnerId = table.Text("ownerId", MaxNameLength),
        };
        table.RejectUnknown();
        return rule switch
        {
            { OwnerType: "role", OwnerId: null } => throw table.Node.Invalid("must have an ownerId, because the owner is a role"),
            { Visibility: null, OwnerType: null, OwnerId: null } => throw table.Node.Invalid(
                "must have a visibility, an ownerType or an ownerId"
            ),
            _ => rule,
        };
    }

    private static AllowList Allow(SettingTable? table)
    {
        if (table is null)
        {
            return AllowList.Empty;
        }

        var allow = new AllowList
        {
            Values = [.. table.Texts("values", MaxNameLength).Select(Hash)],
            Patterns = [.. table.Texts("patterns", MaxTextLength, MaxPatterns).Select(Expression.Parse)],
            Paths = [.. table.Texts("paths", MaxTextLength).Select(node => node.Text)],
        };
        table.RejectUnknown();
        return allow;
    }

    private static string Hash(SettingNode node) =>
        KeyedHash().IsMatch(node.Text)
            ? node.Text
            : throw node.Invalid("must be a keyed hash, hmac1:keyId:hex, as shown by Find-OpenClawSecret; never the value itself");

    private DetectorOptions Detection()
    {
        var files = _table.Texts("ruleFiles", MaxTextLength, MaxRuleFiles).Select(node => (Node: node, File: _readRules(node))).ToList();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, file) in files)
        {
            if (file.Rules.FirstOrDefault(rule => !known.Add(rule.Id)) is { } duplicate)
            {
                throw node.Invalid($"has a rule '{duplicate.Id}', but another file has a rule of that name");
            }
        }

        if (files.Sum(file => file.File.Rules.Length) is > MaxRules and var count)
        {
            throw files[^1]
                .Node.Invalid(string.Create(CultureInfo.InvariantCulture, $"makes {count} rules in all files, and {MaxRules} are allowed"));
        }

        // A rule with the name of a built-in rule runs in addition to it, and disabling the name disables both.
        known.UnionWith(BuiltInRuleIds);

        var disabled = _table.Texts("disabledRules", MaxNameLength).Concat(files.SelectMany(file => file.File.Disabled)).ToList();
        return new DetectorOptions
        {
            ExtraKeyNames = [.. _table.Texts("extraKeyNames", MaxNameLength, MaxKeyNames).Select(KeyName)],
            ExtraRules = [.. files.SelectMany(file => file.File.Rules)],
            DisabledRules = disabled.Find(node => !known.Contains(node.Text)) is { } unknown
                ? throw unknown.Invalid("is not the name of a rule; docs/redaction-rules.md lists them")
                : [.. disabled.Select(node => node.Text).Distinct(StringComparer.Ordinal)],
        };
    }

    private static string KeyName(SettingNode node) =>
        node.Text.EnumerateRunes().Count(Rune.IsLetterOrDigit) >= 2
            ? node.Text
            : throw node.Invalid("must have at least two letters or digits");

    [GeneratedRegex(@"^[^./\\\0][^/\\\0]*\.md\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RootNote();

    [GeneratedRegex("^([1-9][0-9]{0,4})([hdw])\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex("^hmac1:[A-Za-z0-9]{1,32}:[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyedHash();
}
