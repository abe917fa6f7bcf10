namespace OpenClawSync.Module.Tests.Support;

/// <summary>A secret that must not be seen anywhere again.</summary>
/// <param name="Kind">What it is, to be named in place of its value.</param>
/// <param name="Value">The secret itself.</param>
/// <param name="Text">The lines in which somebody wrote it down.</param>
internal sealed record Canary(string Kind, string Value, string Text);
