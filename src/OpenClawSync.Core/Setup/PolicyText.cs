using System.Text.Encodings.Web;
using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Setup;

/// <summary>A policy that changes nothing and shows every setting with its default, to be uncommented.</summary>
internal static class PolicyText
{
    /// <param name="instance">The instance; where there is one the policy sets it.</param>
    /// <param name="schema">Where the schema is; null when that is not known.</param>
    public static string Create(InstanceId instance, Uri? schema) =>
        $$"""
            {
              // What is taken out of OpenClaw's records before they are stored, and who may see them. Every setting is shown with its default:
              // take the slashes away in front of those you want to change. Get-Help about_OpenClawRedaction tells more.
              {{(
                schema is null
                    ? "// An editor that knows the schema of this file explains it as you type."
                    : $"\"$schema\": {Json(schema.AbsoluteUri)},"
            )}}

              // The longest snippet, summary and error summary, in UTF-16 units, from 1 to 32768. -SnippetLength counts above it.
              // "snippetLength": 500,

              // The owner of rows that belong to a user. It is never taken from the operating system.
              // "owner": "owner",

              // Tells this OpenClaw apart from others in one target. -InstanceId and OPENCLAW_SYNC_INSTANCE count above it. Default: none.
              {{(instance == InstanceId.None ? "// \"instanceId\": \"laptop\"," : $"\"instanceId\": {Json(instance.Value)},")}}

              // Whether a task without a label gets its prompt, redacted and cut, for a title. Otherwise prompts do not leave the machine.
              // "useTaskPrompt": false,

              // What becomes of rows of jobs and notes that are gone at their source. Tasks are never touched.
              "prune": {
                // Whether such rows are marked as removed.
                // "enabled": false,

                // The largest share of a kind's rows that may go at once, in percent. More stops it with an error.
                // "largestPercent": 25,
              },

              // Who may see what, where the source does not say.
              "defaults": {
                // Rows are private, team or public, and belong to a user, a role or the system. A role needs an ownerId as well.
                // "task": { "visibility": "private", "ownerType": "user" },
                // "cron": { "visibility": "private", "ownerType": "user" },
                // "cron.system": { "visibility": "private", "ownerType": "system" }, // jobs that OpenClaw itself declares
                // "memory.daily": { "visibility": "private", "ownerType": "user" },
                // "memory.longterm": { "visibility": "private", "ownerType": "user" },
              },

              // Further names whose values are secret, in any casing: "claw code" also names clawCode and CLAW_CODE.
              // "extraKeyNames": [],

              // What is no secret although a rule finds it.
              "allow": {
                // Values, as the keyed hashes that Find-OpenClawSecret shows; never the values themselves.
                // "values": [],

                // Regular expressions in Go's syntax, such as "sample-[0-9]+"; one must match all of the value.
                // "patterns": [],

                // Notes and files in which nothing is looked for, such as "memory/drafts/**".
                // "paths": [],
              },

              // Rules that are not to run, by the names that Find-OpenClawSecret shows.
              // "disabledRules": [],

              // Files with rules of your own, in the TOML format of gitleaks; their paths are relative to this file.
              // "ruleFiles": [],
            }

            """;

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
