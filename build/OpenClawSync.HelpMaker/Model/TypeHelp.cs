namespace OpenClawSync.HelpMaker.Model;

/// <summary>A type that a command takes or emits, with the properties a script can read.</summary>
internal sealed record TypeHelp(string Name, string Text, IReadOnlyList<MemberHelp> Members);

/// <summary>A property of it.</summary>
internal sealed record MemberHelp(string Name, string Type, string Text);
