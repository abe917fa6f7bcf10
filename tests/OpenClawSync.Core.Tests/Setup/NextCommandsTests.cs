using OpenClawSync.Setup;

namespace OpenClawSync.Core.Tests.Setup;

public sealed class NextCommandsTests
{
    [Fact]
    public void Commands_have_exactly_the_parameters_that_they_need() =>
        Assert.Equal(
            [
                "Invoke-OpenClawSync -PolicyPath '/p.json' -WhatIf",
                "Invoke-OpenClawSync -PolicyPath '/p.json'",
                "Register-OpenClawSyncSchedule -PolicyPath '/p.json'",
            ],
            new NextCommands { PolicyPath = "/p.json" }.All()
        );

    [Fact]
    public void A_long_command_is_split_with_line_continuations() =>
        Assert.Equal(
            """
            Invoke-OpenClawSync `
                -Path '/home/u/it''s mine/.openclaw' `
                -Target '/data/x.db' `
                -PolicyPath '/p.json' `
                -InstanceId 'laptop' `
                -WhatIf
            """,
            new NextCommands
            {
                Path = "/home/u/it's mine/.openclaw",
                Target = "/data/x.db",
                PolicyPath = "/p.json",
                InstanceId = "laptop",
            }.All()[0]
        );

    [Fact]
    public void For_an_endpoint_the_sync_prompts_for_the_token_and_the_schedule_reads_it_from_a_file()
    {
        var commands = new NextCommands
        {
            PolicyPath = "/p.json",
            IsEndpoint = true,
            AsksForToken = true,
        }.All();

        Assert.DoesNotContain("Token", commands[0], StringComparison.Ordinal);
        Assert.EndsWith("-IngestToken (Read-Host -AsSecureString)", commands[1], StringComparison.Ordinal);
        Assert.EndsWith("-EnvironmentFile '~/.config/openclaw-sync.env'", commands[2], StringComparison.Ordinal);
    }
}
