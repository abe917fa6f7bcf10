# What people see and what scripts get, in a real pwsh: the views, the property sets and the members of everything that is emitted.

BeforeDiscovery {
    $root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
    Import-Module (Join-Path $root 'out/OpenClawSync') -ErrorAction Stop
    $emitted = (Get-Command -Module OpenClawSync).OutputType.Name | Sort-Object -Unique
    $screens = foreach ($type in $emitted) { foreach ($width in 80, 120) { @{ Type = $type; Width = $width } } }
}

BeforeAll {
    $script:root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $script:before = $env:OPENCLAW_SYNC_HOME, $env:XDG_CONFIG_HOME
    $env:XDG_CONFIG_HOME = Join-Path $TestDrive 'config'
    Import-Module (Join-Path $root 'out/OpenClawSync') -ErrorAction Stop
    $env:OPENCLAW_SYNC_HOME = Join-Path $TestDrive 'state'
    $script:source = Join-Path $TestDrive 'home'
    $script:target = Join-Path $TestDrive 'mission-control.db'
    Copy-Item (Join-Path $root 'tests/fixtures/openclaw-home') $source -Recurse
    [IO.File]::WriteAllText((Join-Path $source '.openclaw/workspace/memory/bad.md'), "a`0b")
    # As Register-OpenClawSyncSchedule writes them; no systemd looks here.
    $units = (New-Item (Join-Path $env:XDG_CONFIG_HOME 'systemd/user') -ItemType Directory -Force).FullName
    foreach ($kind in 'service', 'timer') { Set-Content (Join-Path $units "work.$kind") "# OpenClawSync schedule: work", '[Unit]', 'OnUnitActiveSec=900s', 'ExecStart=/bin/true "sync"' }
    $script:run = Invoke-OpenClawSync $source -Target $target -ErrorAction SilentlyContinue
    $raw = Get-OpenClawRecord $source -ErrorAction SilentlyContinue
    $protected = $raw | Protect-OpenClawRecord
    $letters = Get-OpenClawDeadLetter -Target $target
    $every = @($raw; $protected; $protected | Push-OpenClawRecord -Target $target; $letters; $run
        Get-OpenClawSyncRun -Target $target; Get-OpenClawSyncCursor -Target $target; Find-OpenClawRecord -Target $target
        Find-OpenClawSecret $source; Test-OpenClawTarget $target
        Initialize-OpenClawSync $source -Target $target -WhatIf
        Register-OpenClawSyncSchedule -Scheduler Launchd -Path $source -Target $target; Get-OpenClawSyncSchedule)
    $script:objects = $every | Group-Object { $_.GetType().FullName } -AsHashTable
    $script:secrets = [IO.File]::ReadAllLines((Join-Path $root 'tests/fixtures/planted-secrets.txt')) | Where-Object { $_ }

    function Get-Line($shown) { $shown.Split("`n").TrimEnd() | Where-Object { $_ } }
}

AfterAll {
    $env:OPENCLAW_SYNC_HOME, $env:XDG_CONFIG_HOME = $before
    Remove-Module OpenClawSync
}

Describe '<Type> at <Width> columns' -ForEach $screens {
    It 'is a line of a table' {
        $lines = Get-Line ($objects[$Type] | Format-Table | Out-String -Width $Width)
        $lines.Count | Should -Be (2 + $objects[$Type].Count)
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $Width }
    }

    It 'is a list that fits' {
        $lines = Get-Line ($objects[$Type][0] | Format-List | Out-String -Width $Width)
        $lines.Count | Should -BeGreaterThan 2
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $Width }
    }
}

Describe '<_>' -ForEach $emitted {
    It 'has properties, sets of them, and no members of its own beside these' {
        $members = $objects[$_][0] | Get-Member
        $members | Where-Object MemberType -notin 'Property', 'PropertySet' | ForEach-Object Name |
            Should -Be 'Equals', 'GetHashCode', 'GetType', 'ToString'
        ($members | Where-Object Name -eq Equals).Definition | Should -Be 'bool Equals(System.Object obj)'
    }

    It 'has default sets of properties that it has' {
        $standard = $objects[$_][0].PSStandardMembers
        foreach ($set in 'DefaultDisplayPropertySet', 'DefaultKeyPropertySet') {
            $names = $standard.$set.ReferencedPropertyNames
            $names | Should -Not -BeNullOrEmpty
            $names | Should -BeIn ($objects[$_][0] | Get-Member -MemberType Property).Name
        }
    }

    It 'shows no planted secret in any shape' {
        $all = $objects[$_]
        $shown = 'Format-Table', 'Format-List', 'Format-Wide' | ForEach-Object { $all | & $_ | Out-String -Width 400 } | Join-String
        foreach ($secret in $secrets) { $shown.Contains($secret) | Should -BeFalse }
    }
}

Describe 'Raw records' {
    BeforeAll {
        $raw = foreach ($kind in 'Task', 'CronJob', 'Memory') { $objects["OpenClawSync.Records.${kind}Record"] }
        $texts = $raw | ForEach-Object { $_.Label, $_.Prompt, $_.Summary, $_.Name, $_.LastError, $_.Title, $_.Snippet } | Where-Object Length -gt 12
    }

    It 'are shown without their text by <_>' -ForEach 'Format-Table', 'Format-List', 'Format-Wide', 'Format-Custom', 'Out-String' {
        $texts.Count | Should -BeGreaterThan 10
        $shown = ($_ -eq 'Out-String' ? $raw : ($raw | & $_)) | Out-String -Width 4000
        foreach ($text in $texts) { $shown.Contains($text) | Should -BeFalse }
    }

    It 'are grouped and sorted without their text' {
        $shown = 'Group-Object', 'Sort-Object', 'Get-Unique' | ForEach-Object { $raw | & $_ | Out-String -Width 4000 } | Join-String
        foreach ($text in $texts) { $shown.Contains($text) | Should -BeFalse }
    }
}

Describe 'A run' {
    It 'is shown as its summary by Invoke-OpenClawSync' {
        $lines = Get-Line ($run | Out-String -Width 80)
        $lines[0] | Should -Match '^Sync partial in '
        $lines | Should -Contain '  Rows      28 created, 0 updated, 0 skipped'
        $lines | Should -Contain '  Errors    1'
        $lines | Where-Object { $_.StartsWith('  Next ') } | Should -Match 'Get-OpenClawDeadLetter'
    }

    It 'is a row of Format-Table and a list of Format-List all the same' {
        $logged = Get-OpenClawSyncRun $run.RunId -Target $target
        $run | Format-Table | Out-String -Width 120 | Should -Be ($logged | Format-Table | Out-String -Width 120)
        $run | Format-List | Out-String -Width 120 | Should -Be ($logged | Format-List | Out-String -Width 120)
    }

    It 'goes on as what it is' {
        $run.GetType().FullName | Should -Be 'OpenClawSync.Targets.SyncRun'
        ($run | ConvertTo-Json -Depth 3 | ConvertFrom-Json).CursorTo.Tasks | Should -Not -BeNullOrEmpty
        ($run | Get-OpenClawSyncRun -Target $target).RunId | Should -Be $run.RunId
    }

    It 'gives its counts and times by the name of the set' {
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

    It 'are in what is rendered with them, each closed where it ends, a cut cell included' {
        $PSStyle.OutputRendering = 'Ansi'
        $shown = $objects['OpenClawSync.Redaction.Audit.SecretFinding'] + $objects['OpenClawSync.Targets.DeadLetter'] + $run |
            ForEach-Object { $_ | Format-Table | Out-String -Width 60; $_ | Out-String -Width 60 }
        $shown | Should -Match "$escape\[33;1m"
        foreach ($line in $shown.Split("`n")) {
            $codes = [regex]::Matches($line, "$escape\[[0-9;]*m")
            if ($codes.Count) { $codes[-1].Value | Should -Be "$escape[0m" -Because $line }
        }
    }

    It 'are gone from strings, files and other programs, and with plain rendering' {
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

    It 'are gone under NO_COLOR' {
        $command = "Import-Module '$(Join-Path $root 'out/OpenClawSync')'; Get-OpenClawSyncRun -Target '$target'"
        $before = $env:NO_COLOR
        try {
            $env:NO_COLOR = '1'
            $shown = & ([Environment]::ProcessPath) -NoProfile -NonInteractive -Command $command | Out-String
        }
        finally { $env:NO_COLOR = $before }
        $shown | Should -Match 'partial'
        $shown | Should -Not -Match $escape
    }
}
