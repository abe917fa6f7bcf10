using System.Text.RegularExpressions;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Records;

namespace OpenClawSync.Protection.Policy;

/// <summary>What a parsed policy means. <c>schemas/policy.schema.json</c> says the same for editors; a test holds them together.</summary>
internal sealed partial class PolicyReader
{
    private const int MaxTextLength = 4000;
    private const int MaxNameLength = 200;

    private readonly SettingTable _table;
    private readonly Func<SettingNode, RuleFile> _readRules;

    /// <param name="document">The policy.</param>
    /// <param name="readRules">Reads the rule file that a node names.</param>
    public PolicyReader(SettingNode document, Func<SettingNode, RuleFile> readRules)
    {
        if (document.Table is null)
        {
            throw document.Wrong("a policy is one JSON object");
        }

        (_table, _readRules) = (new SettingTable(document), readRules);
    }

    public ProtectionPolicy Read()
    {
        _table.Text("$schema", MaxTextLength);
        var policy = ProtectionPolicy.Default with
        {
            SnippetLength = _table.Whole("snippetLength", 1, ProtectionPolicy.MaxSnippetLength) ?? ProtectionPolicy.DefaultSnippetLength,
            Owner = _table.Text("owner", MaxNameLength) ?? ProtectionPolicy.Default.Owner,
            Instance = Instance(),
            UseTaskPrompt = _table.Truth("useTaskPrompt") ?? false,
            Ownership = Defaults(_table.Table("defaults")),
            Prune = Prune(_table.Table("prune")),
            Allow = Allow(_table.Table("allow")),
            Detection = Detection(),
        };
        _table.RequireNoOther();
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
            throw node!.Wrong("must be 1 to 64 letters, digits, dots, dashes or underscores, and begin with a letter or digit");
        }
    }

    private static PrunePolicy Prune(SettingTable? table)
    {
        if (table is null)
        {
            return PrunePolicy.Default;
        }

        var prune = new PrunePolicy(
            table.Truth("enabled") ?? false,
            (int)(table.Whole("largestPercent", 1, 100) ?? PrunePolicy.DefaultMaxPercent)
        );
        table.RequireNoOther();
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
            Task = Owned(table.Table("task"), defaults.Task),
            Cron = Owned(table.Table("cron"), defaults.Cron),
            SystemCron = Owned(table.Table("cron.system"), defaults.SystemCron),
            DailyMemory = Owned(table.Table("memory.daily"), defaults.DailyMemory),
            LongTermMemory = Owned(table.Table("memory.longterm"), defaults.LongTermMemory),
        };
        table.RequireNoOther();
        return defaults;
    }

    private static Ownership Owned(SettingTable? table, Ownership otherwise)
    {
        if (table is null)
        {
            return otherwise;
        }

        var owner = new Ownership(
            table.OneOf("visibility", "private", "team", "public") ?? otherwise.Visibility,
            table.OneOf("ownerType", "user", "role", "system") ?? otherwise.OwnerType,
            table.Text("ownerId", MaxNameLength)
        );
        table.RequireNoOther();
        return owner is { OwnerType: "role", OwnerId: null }
            ? throw table.Node.Wrong("must have an ownerId, because its owner is a role")
            : owner;
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
            Patterns = [.. table.Texts("patterns", MaxTextLength).Select(Expression.Parse)],
            Paths = [.. table.Texts("paths", MaxTextLength).Select(node => node.Text)],
        };
        table.RequireNoOther();
        return allow;
    }

    private static string Hash(SettingNode node) =>
        KeyedHash().IsMatch(node.Text)
            ? node.Text
            : throw node.Wrong("must be a keyed hash, hmac1:keyId:hex, as Find-OpenClawSecret shows it; never the value itself");

    private DetectorOptions Detection()
    {
        var files = _table.Texts("ruleFiles", MaxTextLength).Select(node => (Node: node, File: _readRules(node))).ToList();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, file) in files)
        {
            if (file.Rules.FirstOrDefault(rule => !known.Add(rule.Id)) is { } twice)
            {
                throw node.Wrong($"has a rule '{twice.Id}', which is the name of a rule in another file");
            }
        }

        // A rule that is named like a built-in one runs beside it, and the name stands for both.
        known.UnionWith(RuleNames.BuiltIn);

        var disabled = _table.Texts("disabledRules", MaxNameLength).Concat(files.SelectMany(file => file.File.Disabled)).ToList();
        return new DetectorOptions
        {
            ExtraKeyNames = [.. _table.Texts("extraKeyNames", MaxNameLength).Select(KeyName)],
            ExtraRules = [.. files.SelectMany(file => file.File.Rules)],
            DisabledRules = disabled.Find(node => !known.Contains(node.Text)) is { } unknown
                ? throw unknown.Wrong("is not the name of a rule; docs/redaction-rules.md lists them")
                : [.. disabled.Select(node => node.Text).Distinct(StringComparer.Ordinal)],
        };
    }

    private static string KeyName(SettingNode node) =>
        (node.Text).Count(char.IsAsciiLetterOrDigit) >= 2 ? node.Text : throw node.Wrong("must have two letters or digits");

    [GeneratedRegex("^hmac1:[A-Za-z0-9]{1,32}:[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyedHash();
}
