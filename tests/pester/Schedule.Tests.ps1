# Setup and schedules in a complete PowerShell. Some tests install a schedule with a unique name in the crontab or systemd of the current user
# and remove it again. They only run when OPENCLAWSYNC_SCHEDULER_TESTS is 1.

BeforeDiscovery {
    $mayInstall = $env:OPENCLAWSYNC_SCHEDULER_TESTS -eq '1'
    $whyNot = if (-not $mayInstall) { 'OPENCLAWSYNC_SCHEDULER_TESTS is not 1' }
    $noCron = $whyNot ?? $(if (-not (Get-Command crontab -CommandType Application -ErrorAction Ignore)) { 'there is no crontab' })
    $noSystemd = $whyNot ?? $(
        if (-not (Get-Command systemctl -CommandType Application -ErrorAction Ignore)) { 'there is no systemctl' }
        else {
            $null = systemctl --user show --property=Version 2>&1
            if ($LASTEXITCODE) { 'no systemd serves this user' }
        })
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $script:before = $env:OPENCLAW_SYNC_HOME, $env:OPENCLAW_HOME, $env:CONVEX_INGEST_TOKEN
    Import-Module $module
    function Set-Secret($path, $text) {
        [IO.File]::WriteAllText($path, $text)
        if (-not $IsWindows) { chmod 600 $path }
        $path
    }

    # Starts what launchd would start, without the environment of this session, and returns the exit code.
    function Invoke-Agent($agent) {
        $words = ([xml]($agent.Text -replace '<!DOCTYPE.*>')).plist.dict.array.string
        $state, $env:OPENCLAW_SYNC_HOME = $env:OPENCLAW_SYNC_HOME, $null
        try { $null = & $words[0] $words[1..100] 2>&1 }
        finally { $env:OPENCLAW_SYNC_HOME = $state }
        $LASTEXITCODE
    }
}

AfterAll {
    $env:OPENCLAW_SYNC_HOME, $env:OPENCLAW_HOME, $env:CONVEX_INGEST_TOKEN = $before
    Remove-Module OpenClawSync
}

Describe 'Setup and schedules' {
    BeforeEach {
        $folder = (New-Item (Join-Path $TestDrive "it's 5% of $([guid]::NewGuid())") -ItemType Directory).FullName
        $env:OPENCLAW_SYNC_HOME = Join-Path $folder 'state'
        $env:OPENCLAW_HOME = $source
        $env:CONVEX_INGEST_TOKEN = 'canary-of-the-environment'
        $target = Join-Path $folder 'mission-control.db'
    }

    It 'shows what was found and three commands to copy' {
        $setup = Initialize-OpenClawSync -Target $target -Force
        $shown = $setup | Out-String -Width 80
        $shown | Should -Match 'tasks: 6, cron jobs: 5, memory entries: 17'
        foreach ($command in $setup.NextCommands) { $command.Split("`n").Trim() | ForEach-Object { $shown | Should -BeLike "*$($_.Substring(0, [Math]::Min(40, $_.Length)).Replace('`', '``').Replace('[', '`['))*" } }
        $shown | Should -BeLike "*$([IO.Path]::GetFileName($setup.PolicyPath))*"
        Invoke-Expression "$($setup.NextCommands[2]) -Scheduler Crontab -WhatIf" | Should -BeNullOrEmpty
    }

    It 'does not wait for an answer in a session that is not interactive' {
        $output = Invoke-Pwsh "Import-Module $(Get-Literal $module); Initialize-OpenClawSync" | Out-String
        $LASTEXITCODE | Should -Be 1
        $output | Should -Match 'Pass\s+-Path\s+and\s+-Target,\s+or\s+-Force'
        $env:OPENCLAW_SYNC_HOME | Should -Not -Exist
    }

    It 'prints a launchd agent that runs a sync' -Skip:$IsWindows {
        $file = Set-Secret (Join-Path $folder 'my env') "OPENCLAW_SYNC_INSTANCE=from-the-file`n"
        $agent = Register-OpenClawSyncSchedule -Scheduler Launchd -Target $target -EnvironmentFile $file
        Invoke-Agent $agent | Should -Be 0
        $run = Get-OpenClawSyncRun -Target $target
        $run.Status, $run.Created, $run.InstanceId | Should -Be 'succeeded', $recordCount, 'from-the-file'
        Join-Path $env:OPENCLAW_SYNC_HOME 'sync-report.json' | Should -Exist
        $agent.Text | Should -Not -Match 'canary'
        $agent | Out-String | Should -Match 'launchctl bootstrap'
    }

    It 'exits with 1 when a scheduled sync fails' -Skip:$IsWindows {
        $agent = Register-OpenClawSyncSchedule -Scheduler Launchd -Target $target
        [IO.File]::WriteAllText($target, 'this is no database, and it is long enough to be looked at as one')
        Invoke-Agent $agent | Should -Be 1
    }

    It 'imports a module with several versions by their common folder' {
        $modules = Join-Path $folder 'modules'
        $copy = Join-Path $modules 'OpenClawSync/0.1.0'
        $null = New-Item (Split-Path $copy) -ItemType Directory
        Copy-Item $module $copy -Recurse
        $script = Invoke-Pwsh "Import-Module $(Get-Literal (Join-Path $copy 'OpenClawSync.psd1')); (Register-OpenClawSyncSchedule -Scheduler Launchd).Command"
        $script | Should -BeLike "*Import-Module '$($modules.Replace("'", "''"))?OpenClawSync'; Invoke-OpenClawSync"
        $null = Invoke-Pwsh $script
        $LASTEXITCODE | Should -Be 0
    }
}

Describe "A crontab$(if ($noCron) { " (skipped: $noCron)" })" -Skip:([bool] $noCron) {
    It 'gets a line, shows it, and is unchanged after its removal' {
        $old = (crontab -l 2>$null) -join "`n"
        $folder = (New-Item (Join-Path $TestDrive "it's 5%") -ItemType Directory -Force).FullName
        $env:OPENCLAW_SYNC_HOME = Join-Path $folder 'state'
        $env:OPENCLAW_HOME = $source
        $target = Join-Path $folder 'cron.db'
        $name = "openclaw-sync-test-$PID"
        try {
            $made = Register-OpenClawSyncSchedule $name -Interval 1440 -Scheduler Crontab -Target $target
            { Register-OpenClawSyncSchedule $name -Scheduler Crontab } | Should -Throw -ErrorId 'ScheduleExists*'
            $found = Get-OpenClawSyncSchedule $name
            $found.State, $found.Interval, $found.Command | Should -Be 'Active', ([timespan]::FromDays(1)), $made.Command
            $line = crontab -l | Where-Object { $_.EndsWith($name) }
            /bin/sh -c ($line.Split(' ', 6)[5].Replace('\%', '%'))
            $LASTEXITCODE | Should -Be 0
            (Get-OpenClawSyncRun -Target $target).Created | Should -Be $recordCount
            (Register-OpenClawSyncSchedule $name -Interval 720 -Scheduler Crontab -Force).Interval | Should -Be ([timespan]::FromHours(12))
            @(Get-OpenClawSyncSchedule $name).Count | Should -Be 1
            $found | Unregister-OpenClawSyncSchedule -WhatIf
            @(Get-OpenClawSyncSchedule $name).Count | Should -Be 1
        }
        finally { Get-OpenClawSyncSchedule $name | Unregister-OpenClawSyncSchedule }
        (crontab -l 2>$null) -join "`n" | Should -BeExactly $old
    }
}

Describe "The systemd of a user$(if ($noSystemd) { " (skipped: $noSystemd)" })" -Skip:([bool] $noSystemd) {
    It 'gets a timer, runs it, and has no trace of it after its removal' {
        $folder = (New-Item (Join-Path $TestDrive 'it''s 5% $HOME') -ItemType Directory -Force).FullName
        $env:OPENCLAW_SYNC_HOME = Join-Path $folder 'state'
        $env:OPENCLAW_HOME = $source
        $target = Join-Path $folder 'systemd.db'
        $name = "openclaw-sync-test-$PID"
        $variables = Set-Secret (Join-Path $folder 'e [nv]*') "OPENCLAW_SYNC_INSTANCE=from-the-file`n"
        $token = Set-Secret (Join-Path $folder 'to:ken %') "a-token`n"
        try {
            $made = Register-OpenClawSyncSchedule $name -Interval 1440 -Scheduler Systemd -Target $target -EnvironmentFile $variables -CredentialFile $token -WarningAction Ignore
            $made.State | Should -Be 'Active'
            $made.NextRun | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
            $found = Get-OpenClawSyncSchedule $name
            $found.Interval, $found.EnvironmentFile, $found.CredentialFile | Should -Be ([timespan]::FromDays(1)), $variables, $token
            systemctl --user start "$name.service"
            $LASTEXITCODE | Should -Be 0
            $run = Get-OpenClawSyncRun -Target $target
            $run.Created, $run.InstanceId | Should -Be $recordCount, 'from-the-file'
            { Register-OpenClawSyncSchedule $name -Scheduler Systemd } | Should -Throw -ErrorId 'ScheduleExists*'
            (Register-OpenClawSyncSchedule $name -Interval 720 -Scheduler Systemd -Force -WarningAction Ignore).Interval | Should -Be ([timespan]::FromHours(12))
            systemctl --user stop "$name.timer"
            (Get-OpenClawSyncSchedule $name).State | Should -Be 'Stopped'
        }
        finally { Get-OpenClawSyncSchedule $name | Unregister-OpenClawSyncSchedule }
        Get-OpenClawSyncSchedule $name | Should -BeNullOrEmpty
        systemctl --user list-unit-files "$name*" --no-legend | Should -BeNullOrEmpty
        Test-Path $made.Location | Should -BeFalse
    }
}
