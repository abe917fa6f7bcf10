namespace OpenClawSync.Module.Tests.Support;

/// <summary>A secret that must not appear anywhere.</summary>
/// <param name="Kind">Its kind, which is shown instead of its value.</param>
/// <param name="Value">The secret itself.</param>
/// <param name="Text">Lines of text that contain it.</param>
internal sealed record Canary(string Kind, string Value, string Text);
