namespace OpenClawSync.Views;

/// <summary>What a colour means.</summary>
internal enum Tone
{
    Plain,
    Good,
    Warning,
    Bad,
    Quiet,
    Label,
}
