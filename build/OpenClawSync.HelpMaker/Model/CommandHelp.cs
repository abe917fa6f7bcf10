namespace OpenClawSync.HelpMaker.Model;

/// <summary>All that help says of a command. Texts are Markdown of one line, with no markup but back-ticks.</summary>
internal sealed record CommandHelp
{
    public required string Name { get; init; }

    public required string Synopsis { get; init; }

    public required IReadOnlyList<string> Description { get; init; }

    public required IReadOnlyList<SyntaxHelp> Syntax { get; init; }

    public required IReadOnlyList<ParameterHelp> Parameters { get; init; }

    public required IReadOnlyList<TypeHelp> Inputs { get; init; }

    public required IReadOnlyList<TypeHelp> Outputs { get; init; }

    public required IReadOnlyList<ExampleHelp> Examples { get; init; }

    /// <summary>Other commands and topics that this one's help speaks of.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];
}
