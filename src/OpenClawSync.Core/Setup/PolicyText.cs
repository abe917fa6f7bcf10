using System.Text.Encodings.Web;
using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Setup;

/// <summary>A policy that changes nothing and shows every setting with its default, ready to be uncommented.</summary>
internal static class PolicyText
{
    /// <param name="instance">The instance that the policy sets; none leaves the setting commented out.</param>
    /// <param name="schema">The URL of the schema; null when unknown.</param>
    public static string Create(InstanceId instance, string? schema) =>
        $$"""
            {
              // What is redacted in OpenClaw's records before they are stored, and who may read them. Every setting is shown with its
              // default: remove the slashes in front of those you want to change. See Get-Help about_OpenClawRedaction.
              {{(
                schema is null
                    ? "// An editor that has the schema of this file explains it as you type."
                    : $"\"$schema\": {Json(schema)},"
            )}}

              // The longest snippet, summary and error summary, in UTF-16 code units, from 1 to 32768. -SnippetLength overrides it.
              // "snippetLength": 500,

              // The owner of rows that belong to a user. It is never taken from the operating system.
              // "owner": "owner",

              // Distinguishes this OpenClaw from others in one target. -InstanceId and OPENCLAW_SYNC_INSTANCE override it. Default: none.
              {{(instance == InstanceId.None ? "// \"instanceId\": \"laptop\"," : $"\"instanceId\": {Json(instance.Value)},")}}

              // Whether a task without a label gets its redacted prompt as its title. Otherwise prompts do not leave the machine.
              // "useTaskPrompt": false,

              // Where the folders are that openclaw.json names by paths of a container or of another computer. Default: none.
              // "pathMap": { "/home/node": "/srv/claw" },

              // More Markdown files at the root of workspaces that are read as notes, such as "USER.md" and "DREAMS.md".
              // "memoryFiles": [],

              // What happens to rows of jobs and notes that no longer exist in their source. Tasks are never removed.
              "prune": {
                // Whether such rows are marked as removed.
                // "enabled": false,

                // The largest share of the rows of a kind that may be removed at once, in percent. If it is more, none is removed.
                // "largestPercent": 25,
              },

              // How long runs of jobs are kept after their start, in hours (h), days (d) or weeks (w), or forever.
              // "retention": "90d",

              // How long a SQLite target keeps its run log, and rows that were marked as removed.
              // "runLogRetention": "90d",
              // "tombstoneRetention": "30d",

              // Who may read what, where the source does not specify it.
              "defaults": {
                // Rows are private, team or public, and belong to a user, a role or the system. A role also needs an ownerId.
                // "task": { "visibility": "private", "ownerType": "user" },
                // "cron": { "visibility": "private", "ownerType": "user" },
                // "cron.system": { "visibility": "private", "ownerType": "system" }, // jobs that OpenClaw itself creates
                // "memory.daily": { "visibility": "private", "ownerType": "user" },
                // "memory.longterm": { "visibility": "private", "ownerType": "user" },
              },

              // Who may read the rows of some agents, notes or kinds. The first rule that matches counts; what it leaves out comes from the
              // defaults. In agent, * and ? are wildcards; path is a pattern as in allow.paths; kind is a name as in defaults, or memory.
              "ownership": [
                // { "agent": "ops*", "visibility": "team" },
                // { "kind": "memory", "path": "memory/projects/**", "visibility": "team" },
              ],

              // More names whose values are secret, in any casing: "claw code" also matches clawCode and CLAW_CODE.
              // "extraKeyNames": [],

              // What is not a secret although a rule finds it.
              "allow": {
                // Values, as the keyed hashes that Find-OpenClawSecret shows; never the values themselves.
                // "values": [],

                // Regular expressions in Go's syntax, such as "sample-[0-9]+"; one must match the whole value.
                // "patterns": [],

                // Notes and files that are not scanned, such as "memory/drafts/**".
                // "paths": [],
              },

              // Rules to disable, by the names that Find-OpenClawSecret shows.
              // "disabledRules": [],

              // Files with your own rules, in the TOML format of gitleaks. Their paths are relative to this file.
              // "ruleFiles": [],
            }

            """;

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
