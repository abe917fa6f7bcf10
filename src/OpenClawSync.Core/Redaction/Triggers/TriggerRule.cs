using System.Text.RegularExpressions;

namespace OpenClawSync.Redaction.Triggers;

/// <summary>A pattern whose group <c>s</c> is the secret itself.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Reason">The family written to redactionReason.</param>
/// <param name="Pattern">The pattern.</param>
/// <param name="IsNamed">Whether only a name beside the value says that it is a secret, so that the value must look like one.</param>
internal sealed record TriggerRule(string Id, string Reason, Regex Pattern, bool IsNamed = false);
