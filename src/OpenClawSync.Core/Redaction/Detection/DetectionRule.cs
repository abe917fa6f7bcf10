using System.Text.RegularExpressions;

namespace OpenClawSync.Redaction.Detection;

/// <summary>A pattern whose group <c>s</c> is the secret itself.</summary>
internal sealed record DetectionRule(string Id, string Reason, Regex Pattern);
