using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>The parameters that the engine adds to every command that supports ShouldProcess.</summary>
internal static class SharedParameters
{
    public static IReadOnlyList<ParameterHelp> Confirming { get; } =
    [
        new()
        {
            Name = "WhatIf",
            Type = "SwitchParameter",
            Text = "Shows what would be done without doing it.",
            Default = "False",
            IsSwitch = true,
            Aliases = ["wi"],
        },
        new()
        {
            Name = "Confirm",
            Type = "SwitchParameter",
            Text = "Asks for confirmation before each change.",
            Default = "False",
            IsSwitch = true,
            Aliases = ["cf"],
        },
    ];
}
