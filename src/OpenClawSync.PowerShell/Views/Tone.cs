namespace OpenClawSync.Views;

/// <summary>What a colour says.</summary>
internal enum Tone
{
    Plain,
    Good,
    Warning,
    Bad,
    Quiet,
    Label,
}
