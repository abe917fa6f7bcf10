using OpenClawSync.Setup;

namespace OpenClawSync.Core.Tests.Setup;

public sealed class NextCommandsTests
{
    [Fact]
    public void They_have_what_they_need_and_no_more() =>
        Assert.Equal(
            [
                "Invoke-OpenClawSync -PolicyPath '/p.json' -WhatIf",
                "Invoke-OpenClawSync -PolicyPath '/p.json'",
                "Register-OpenClawSyncSchedule -PolicyPath '/p.json'",
            ],
            new NextCommands { PolicyPath = "/p.json" }.All()
        );

    [Fact]
    public void A_long_one_is_broken_where_PowerShell_reads_on() =>
        Assert.Equal(
            "Invoke-OpenClawSync `\n    -Path '/home/u/it''s mine/.openclaw' `\n    -Target '/data/x.db' `\n    -PolicyPath '/p.json' `\n    -InstanceId 'laptop' `\n    -WhatIf",
            new NextCommands
            {
                Path = "/home/u/it's mine/.openclaw",
                Target = "/data/x.db",
                PolicyPath = "/p.json",
                InstanceId = "laptop",
            }.All()[0]
        );

    [Fact]
    public void For_an_endpoint_the_token_is_asked_for_and_the_schedule_takes_it_from_a_file()
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
