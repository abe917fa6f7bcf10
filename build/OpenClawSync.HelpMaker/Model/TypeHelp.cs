namespace OpenClawSync.HelpMaker.Model;

/// <summary>A type that a command takes or emits, with the properties a script can read.</summary>
internal sealed record TypeHelp(string Name, string Text, IReadOnlyList<MemberHelp> Members)
{
    private const string None = "None";

    /// <summary>Whether there is no type at all.</summary>
    public bool IsNothing => Name == None;

    public static TypeHelp Nothing(string text) => new(None, text, []);
}

/// <summary>A property of it.</summary>
internal sealed record MemberHelp(string Name, string Type, string Text);
