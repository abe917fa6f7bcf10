# How Format-*, Out-String, Get-Member and similar commands show all emitted types. The .NET suite asserts what the views look like.

BeforeDiscovery {
    $root = Split-Path (Split-Path $PSScriptRoot)
    Import-Module (Join-Path $root 'out/OpenClawSync')
    $emitted = (Get-Command -Module OpenClawSync).OutputType.Name | Sort-Object -Unique
    $members = $emitted + 'OpenClawSync.Records.Cursors', 'OpenClawSync.Records.CronSchedule'
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $script:before = $env:OPENCLAW_SYNC_HOME, $env:XDG_CONFIG_HOME
    $env:XDG_CONFIG_HOME = Join-Path $TestDrive 'config'
    Import-Module $module
    $env:OPENCLAW_SYNC_HOME = Join-Path $TestDrive 'state'
    $script:homeFolder = Join-Path $TestDrive 'home'
    $script:target = Join-Path $TestDrive 'mission-control.db'
    Copy-Item $source $homeFolder -Recurse
    [IO.File]::WriteAllText((Join-Path $homeFolder '.openclaw/workspace/memory/bad.md'), "a`0`u{1}`0`u{2}`0`u{3}`0`u{4}b")
    # Units as Register-OpenClawSyncSchedule writes them, in a folder that systemd does not read.
    $units = (New-Item (Join-Path $env:XDG_CONFIG_HOME 'systemd/user') -ItemType Directory -Force).FullName
    foreach ($kind in 'service', 'timer') { Set-Content (Join-Path $units "work.$kind") "# OpenClawSync schedule: work", '[Unit]', 'OnUnitActiveSec=900s', 'ExecStart=/bin/true "sync"' }
    $script:run = Invoke-OpenClawSync $homeFolder -Target $target -ErrorAction SilentlyContinue
    $raw = Get-OpenClawRecord $homeFolder -ErrorAction SilentlyContinue
    $protected = $raw | Protect-OpenClawRecord
    $letters = Get-OpenClawDeadLetter -Target $target
    $every = @($raw; $protected; $protected | Push-OpenClawRecord -Target $target; $letters; $run
        Get-OpenClawSyncRun -Target $target; Get-OpenClawSyncCursor -Target $target; Find-OpenClawRecord -Target $target
        Find-OpenClawSecret $homeFolder; Compare-OpenClawRecord $homeFolder -Target $target -IncludeEqual -ErrorAction SilentlyContinue; Test-OpenClawTarget $target
        Initialize-OpenClawSync $homeFolder -Target $target -WhatIf -ErrorAction SilentlyContinue
        Register-OpenClawSyncSchedule -Scheduler Launchd -Path $homeFolder -Target $target; Get-OpenClawSyncSchedule
        $run.CursorTo; ($raw | Where-Object Kind -eq Cron)[0].Schedule)
    # In a state folder of their own, and where no scheduler is found, so that no schedule of this machine is removed.
    $every += & {
        $session = $env:PATH, $env:XDG_CONFIG_HOME, $env:OPENCLAW_SYNC_HOME
        $env:PATH = $env:XDG_CONFIG_HOME = Join-Path $TestDrive 'nothing'
        $env:OPENCLAW_SYNC_HOME = Join-Path $TestDrive 'other-state'
        try {
            $null = Invoke-OpenClawSync $homeFolder -ErrorAction SilentlyContinue
            Update-OpenClawSyncKey -Confirm:$false
            Remove-OpenClawRecord -Kind Cron -Confirm:$false
            Uninstall-OpenClawSync -IncludeTarget -Confirm:$false
        }
        finally { $env:PATH, $env:XDG_CONFIG_HOME, $env:OPENCLAW_SYNC_HOME = $session }
    }
    $script:objects = $every | Group-Object { $_.GetType().FullName } -AsHashTable
    $script:secrets = Get-PlantedSecret

    function Get-Line($shown) { $shown.Split("`n").TrimEnd() | Where-Object { $_ } }
}

AfterAll {
    $env:OPENCLAW_SYNC_HOME, $env:XDG_CONFIG_HOME = $before
    Remove-Module OpenClawSync
}

Describe '<_>' -ForEach $emitted {
    It 'is one line in Format-Table and several in Format-List' {
        (Get-Line ($objects[$_] | Format-Table | Out-String -Width 120)).Count | Should -Be (2 + $objects[$_].Count)
        (Get-Line ($objects[$_][0] | Format-List | Out-String -Width 120)).Count | Should -BeGreaterThan 2
    }

    It 'shows no planted secret in any shape' {
        $all = $objects[$_]
        $shown = 'Format-Table', 'Format-List', 'Format-Wide', 'Format-Custom' | ForEach-Object { $all | & $_ | Out-String -Width 400 } | Join-String
        foreach ($secret in $secrets) { $shown.Contains($secret) | Should -BeFalse }
    }
}

Describe 'Get-Member of <_>' -ForEach $members {
    It 'shows only properties, property sets and the methods of every object' {
        $shown = $objects[$_][0] | Get-Member
        # The compiler gives records one more, to copy them, and an Equals of their own type.
        $shown | Where-Object MemberType -notin 'Property', 'PropertySet', 'CodeProperty' | Where-Object Name -ne '<Clone>$' | ForEach-Object Name |
            Should -Be 'Equals', 'GetHashCode', 'GetType', 'ToString'
        ($shown | Where-Object Name -eq Equals).Definition | Should -Match '^bool Equals\(System.Object obj\)'
    }
}

Describe 'Raw records' {
    BeforeAll {
        $raw = foreach ($kind in 'Task', 'CronJob', 'Memory') { $objects["OpenClawSync.Records.${kind}Record"] }
        $texts = $raw | ForEach-Object { $_.Label, $_.Prompt, $_.Summary, $_.Name, $_.ErrorSummary, $_.Title, $_.Snippet } | Where-Object Length -gt 12
    }

    It 'are grouped and sorted without their text' {
        $texts.Count | Should -BeGreaterThan 10
        $shown = 'Group-Object', 'Sort-Object', 'Get-Unique' | ForEach-Object { $raw | & $_ | Out-String -Width 4000 } | Join-String
        foreach ($text in $texts) { $shown.Contains($text) | Should -BeFalse }
    }
}

Describe 'A run' {
    It 'is a row in Format-Table and a list in Format-List' {
        $logged = Get-OpenClawSyncRun $run.RunId -Target $target
        $run | Format-Table | Out-String -Width 120 | Should -Be ($logged | Format-Table | Out-String -Width 120)
        $run | Format-List | Out-String -Width 120 | Should -Be ($logged | Format-List | Out-String -Width 120)
    }

    It 'converts to JSON with all properties' {
        ($run | ConvertTo-Json -Depth 3 | ConvertFrom-Json).CursorTo.Tasks | Should -Not -BeNullOrEmpty
    }

    It 'has property sets for its counts and times' {
        ($run | Select-Object Counts).PSObject.Properties.Name |
            Should -Be 'Created', 'Updated', 'Skipped', 'Removed', 'Errors', 'Redactions', 'DeadLetters'
        $times = $run | Select-Object RunId, Times
        $times.StartedAt | Should -BeOfType ([DateTimeOffset])
        $times.Duration | Should -BeOfType ([TimeSpan])
    }

    It 'is sorted by its id, and so by time' {
        $runs = Get-OpenClawSyncRun -Target $target
        ($runs | Sort-Object).RunId | Should -Be ($runs.RunId | Sort-Object)
    }
}

Describe 'Colours' {
    BeforeAll { $escape = [char]27 }
    BeforeEach { $rendering = $PSStyle.OutputRendering }
    AfterEach { $PSStyle.OutputRendering = $rendering }

    It 'are in rendered output, and reset at the end of each cell, even if it is cut' {
        $PSStyle.OutputRendering = 'Ansi'
        $shown = $objects['OpenClawSync.Audit.SecretFinding'] + $objects['OpenClawSync.Targets.DeadLetter'] + $run |
            ForEach-Object { $_ | Format-Table | Out-String -Width 60; $_ | Out-String -Width 60 }
        $shown | Should -Match "$escape\[33;1m"
        foreach ($line in $shown.Split("`n")) {
            $codes = [regex]::Matches($line, "$escape\[[0-9;]*m")
            if ($codes.Count) { $codes[-1].Value | Should -Be "$escape[0m" -Because $line }
        }
    }

    It 'are not in strings, files, the input of other programs, or plain text rendering' {
        $PSStyle.OutputRendering = 'Host'
        $file = Join-Path $TestDrive 'shown.txt'
        $all = $objects.Values | ForEach-Object { $_ }
        $all | Out-String | Should -Not -Match $escape
        $run > $file
        $all | Out-File $file -Append
        [IO.File]::ReadAllText($file) | Should -Not -Match $escape
        $PSStyle.OutputRendering = 'PlainText'
        $all | Format-List | Out-String | Should -Not -Match $escape
    }
}
