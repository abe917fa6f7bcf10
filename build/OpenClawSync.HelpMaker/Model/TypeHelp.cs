namespace OpenClawSync.HelpMaker.Model;

/// <summary>A type that a command accepts or emits, with its public properties.</summary>
internal sealed record TypeHelp(string Name, string Text, IReadOnlyList<MemberHelp> Members)
{
    private const string None = "None";

    /// <summary>Whether the command accepts or emits nothing.</summary>
    public bool IsNothing => Name == None;

    public static TypeHelp Nothing(string text) => new(None, text, []);
}

/// <summary>A property of a type.</summary>
internal sealed record MemberHelp(string Name, string Type, string Text);
