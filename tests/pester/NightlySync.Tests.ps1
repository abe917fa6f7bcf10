# Tests an operator's job as an operator would: with mocked commands for its logic, and once with the real ones.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $script:before = $env:OPENCLAW_SYNC_HOME
    Import-Module $module
    . (Join-Path $root 'docs/samples/NightlySync.ps1')
}

AfterAll {
    $env:OPENCLAW_SYNC_HOME = $before
    Remove-Module OpenClawSync
}

Describe 'Invoke-NightlySync with mocks' {
    BeforeAll {
        $script:machines = @{ laptop = '/homes/laptop'; server = '/homes/server' }
    }

    BeforeEach {
        $script:alerts = [System.Collections.Generic.List[object]]::new()
        $script:alert = { param($result) $alerts.Add($result) }
        Mock Invoke-OpenClawSync { [pscustomobject]@{ Status = 'succeeded'; Created = 2; Updated = 1; DeadLetters = 0 } }
        Mock Get-OpenClawDeadLetter {}
    }

    It 'syncs every machine under its own instance, in a fixed order' {
        $results = Invoke-NightlySync -Machine $machines -Target mc.db -Alert $alert
        $results.Instance | Should -Be 'laptop', 'server'
        $results.Changed | Should -Be 3, 3
        Should -Invoke Invoke-OpenClawSync -Times 1 -Exactly -ParameterFilter { $InstanceId -eq 'server' -and $Path -eq '/homes/server' -and $Target -eq 'mc.db' }
        $alerts | Should -BeNullOrEmpty
    }

    It 'sends an alert with the first error when a run is partial' {
        Mock Invoke-OpenClawSync {
            Write-Error 'a note cannot be read' -ErrorId RecordMalformed
            [pscustomobject]@{ Status = 'partial'; Created = 1; Updated = 0; DeadLetters = 0 }
        } -ParameterFilter { $InstanceId -eq 'server' }
        $null = Invoke-NightlySync -Machine $machines -Target mc.db -Alert $alert
        $alerts.Instance | Should -Be 'server'
        $alerts[0].Reason | Should -Be 'RecordMalformed: a note cannot be read'
    }

    It 'continues with the next machine when one cannot be synced' {
        Mock Invoke-OpenClawSync { Write-Error 'there is no home' -ErrorId SourceNotFound } -ParameterFilter { $InstanceId -eq 'laptop' }
        $results = Invoke-NightlySync -Machine $machines -Target mc.db -Alert $alert
        $results.Status | Should -Be 'failed', 'succeeded'
    }

    It 'retries dead letters only if there are some' {
        Mock Invoke-OpenClawSync { [pscustomobject]@{ Status = 'partial'; Created = 0; Updated = 0; DeadLetters = 1 } } -ParameterFilter { $InstanceId -eq 'laptop' }
        $null = Invoke-NightlySync -Machine $machines -Target mc.db -Alert $alert
        Should -Invoke Get-OpenClawDeadLetter -Times 1 -Exactly -ParameterFilter { $InstanceId -eq 'laptop' }
    }

    It 'does nothing with -WhatIf' {
        Invoke-NightlySync -Machine $machines -Target mc.db -Alert $alert -WhatIf | Should -BeNullOrEmpty
        Should -Invoke Invoke-OpenClawSync -Times 0
    }
}

Describe 'Invoke-NightlySync without mocks' {
    It 'syncs two machines into one target and reports the unreadable note' {
        $env:OPENCLAW_SYNC_HOME = Join-Path $TestDrive 'state'
        $machines = @{}
        foreach ($name in 'laptop', 'server') {
            $machines[$name] = Join-Path $TestDrive $name
            Copy-Item $source $machines[$name] -Recurse
        }
        [IO.File]::WriteAllText((Join-Path $machines.server '.openclaw/workspace/memory/bad.md'), "a`0`u{1}`0`u{2}`0`u{3}`0`u{4}b")
        $target = Join-Path $TestDrive 'mission-control.db'
        $alerts = [System.Collections.Generic.List[object]]::new()

        $results = Invoke-NightlySync -Machine $machines -Target $target -Alert { param($result) $alerts.Add($result) }

        $results.Status | Should -Be 'succeeded', 'partial'
        $alerts.Reason | Should -Match '^RecordMalformed: .*bad\.md'
        $rows = Find-OpenClawRecord -Target $target
        @($rows | Where-Object SourceKey -match ':laptop/').Count | Should -Be $recordCount
        @($rows | Where-Object SourceKey -match ':server/').Count | Should -Be $recordCount
        (Invoke-NightlySync -Machine $machines -Target $target -Alert {}).Changed | Should -Be 0, 0
    }
}
