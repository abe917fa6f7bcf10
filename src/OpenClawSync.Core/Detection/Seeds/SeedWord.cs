namespace OpenClawSync.Detection.Seeds;

/// <summary>A word of a run that may be a seed phrase.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Packed">Its letters; 0 when it can be in no list.</param>
/// <param name="Gap">The mark between it and the word before; a blank when there are only blanks, numbers and line breaks.</param>
/// <param name="Languages">The lists that have it.</param>
internal readonly record struct SeedWord(int Start, int End, ulong Packed, char Gap, int Languages);
