# What the cmdlets emit, in the hands of the commands that everybody uses, and as a user's own tests make it.

BeforeDiscovery {
    $kinds = @(
        @{ Name = 'raw records'; Key = 'Title'; Group = 'Kind'; Texts = 'Title', 'AgentId' }
        @{ Name = 'protected records'; Key = 'SourceKey'; Group = 'Kind'; Texts = 'SourceKey', 'Title', 'AgentId', 'Fingerprint', 'Visibility' }
        @{ Name = 'stored records'; Key = 'SourceKey'; Group = 'Kind'; Texts = 'SourceKey', 'Title', 'AgentId', 'Fingerprint', 'Visibility' }
        @{ Name = 'push results'; Key = 'Key'; Group = 'Status'; Texts = , 'Key' }
        @{ Name = 'runs'; Key = 'RunId'; Group = 'Status'; Texts = 'RunId', 'Status', 'PolicyId' }
        @{ Name = 'dead letters'; Key = 'Id'; Group = 'Reason'; Texts = 'Id', 'Reason' }
        @{ Name = 'findings'; Key = 'Path'; Group = 'RuleId'; Texts = 'Path', 'RuleId', 'Reason' }
    )
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $script:before = $env:OPENCLAW_SYNC_HOME
    Import-Module $module
    $folder = (New-Item (Join-Path $TestDrive 'objects') -ItemType Directory).FullName
    $env:OPENCLAW_SYNC_HOME = Join-Path $folder 'state'
    $openClaw = Join-Path $folder 'home'
    Copy-Item $source $openClaw -Recurse
    [IO.File]::WriteAllText((Join-Path $openClaw '.openclaw/workspace/memory/bad.md'), "a`0`u{1}`0`u{2}`0`u{3}`0`u{4}b")
    $target = Join-Path $folder 'mission-control.db'
    $runs = 1..2 | ForEach-Object { Invoke-OpenClawSync $openClaw -Target $target -ErrorAction Ignore -WarningAction Ignore }
    $protected = Get-OpenClawRecord $openClaw -ErrorAction Ignore | Protect-OpenClawRecord
    $script:objects = @{
        'raw records'       = Get-OpenClawRecord $openClaw -ErrorAction Ignore
        'protected records' = $protected
        'stored records'    = Find-OpenClawRecord -Target $target
        'push results'      = $protected | Push-OpenClawRecord -Target (Join-Path $folder 'other.db')
        'runs'              = $runs
        'dead letters'      = @(Get-OpenClawDeadLetter -Target $target)
        'findings'          = @(Get-OpenClawRecord $openClaw -ErrorAction Ignore | Find-OpenClawSecret)
    }
}

AfterAll {
    $env:OPENCLAW_SYNC_HOME = $before
    Remove-Module OpenClawSync
}

Describe 'The <Name> of the cmdlets' -ForEach $kinds {
    BeforeAll { $script:items = $objects[$Name] }

    It 'are there to be looked at' { $items.Count | Should -BeGreaterThan 0 }

    It 'keep their texts through ConvertTo-Json' {
        $copy = @($items[0] | ConvertTo-Json -WarningAction Stop | ConvertFrom-Json)
        foreach ($property in $Texts) { $copy.$property | Should -Be $items[0].$property }
    }

    It 'have no key-value pairs of a dictionary in their JSON' {
        $items | ConvertTo-Json -Depth 3 -WarningAction Stop | Should -Not -Match '"Key":\s*"[a-z]\w*",\s*"Value"'
    }

    It 'fill every cell of a CSV with a value and never with the name of a type' {
        $rows = $items | ConvertTo-Csv | ConvertFrom-Csv
        @($rows).Count | Should -Be $items.Count
        foreach ($row in $rows) { foreach ($cell in $row.psobject.Properties.Value) { $cell | Should -Not -Match '^(System|OpenClawSync)\.' } }
    }

    It 'are grouped, sorted and compared by what they say' {
        ($items | Group-Object $Group | Measure-Object Count -Sum).Sum | Should -Be $items.Count
        @($items | Sort-Object $Key | ForEach-Object $Key) | Should -Be @($items | ForEach-Object $Key | Sort-Object)
        Compare-Object $items $items -Property $Key | Should -BeNullOrEmpty
    }

    It 'have times that are times' {
        foreach ($property in $items[0].psobject.Properties | Where-Object { $_.Name -clike '*At' -and $null -ne $_.Value }) {
            $property.Value | Should -BeOfType [DateTimeOffset]
        }
    }
}

Describe 'A record on its way' {
    It 'has the same names before and after it is stored, and the same content' {
        $before, $after = $objects['protected records'], $objects['stored records']
        foreach ($name in 'Kind', 'SourceKey', 'Title', 'Text', 'Status', 'AgentId', 'Visibility', 'Fingerprint', 'SourceUpdatedAt', 'RedactionReasons') {
            $before[0].psobject.Properties.Name | Should -Contain $name
            $after[0].psobject.Properties.Name | Should -Contain $name
        }
        Compare-Object $before $after -Property SourceKey, Fingerprint | Should -BeNullOrEmpty
        foreach ($name in 'Title', 'Text') { $objects['raw records'][0].psobject.Properties.Name | Should -Contain $name }
    }

    It 'says its reasons as a list' {
        $objects['stored records'] | Where-Object RedactionReasons -Contains 'source-control-token' | Should -Not -BeNullOrEmpty
    }

    It 'keeps the row itself at hand, under its stored names' {
        $row = $objects['stored records'][0].Fields
        $row.sourceKey | Should -Be $objects['stored records'][0].SourceKey
        $row.updatedAt | Should -BeOfType [long]
        ($row | ConvertTo-Json | ConvertFrom-Json).sourceKey | Should -Be $row.sourceKey
    }

    It 'prints the schedule of a job as its text' {
        $jobs = @($objects['raw records'] | Where-Object Kind -EQ Cron)
        foreach ($job in $jobs | Where-Object { $_.Schedule.Kind -eq 'every' }) { "$($job.Schedule)" | Should -Be $job.Schedule.Text }
    }
}

Describe 'The tests of a user''s script' {
    It 'make a run' {
        $type = (Get-Command Invoke-OpenClawSync).OutputType[0].Type
        $run = @{ RunId = 'r1'; Status = 'partial'; Errors = 2; ErrorSamples = [string[]] 'a: b' } -as $type
        $run.Status | Should -Be partial
        $run.ErrorSamples | Should -Be 'a: b'
    }

    It 'make a stored record' {
        $type = (Get-Command Find-OpenClawRecord).OutputType[0].Type
        $row = $type::new('Task', @{ sourceKey = 'task:1'; title = 'Water the plants'; status = 'running'; tags = @('a', 'b') })
        $row.Kind, $row.Title, $row.Status, "$($row.Tags)" | Should -Be 'Task', 'Water the plants', 'running', 'a b'
    }

    It 'make a dead letter' {
        $type = (Get-Command Get-OpenClawDeadLetter).OutputType[0].Type
        $type::new('task:1', 'Task', 'RowRefused').Reason | Should -Be RowRefused
    }

    It 'make a raw record, and a protected one from it' {
        $type = (Get-Command Get-OpenClawRecord).OutputType.Type | Where-Object Name -EQ TaskRecord
        $raw = @{ Id = '1'; Status = 'running'; Label = 'Water the plants'; SourceFormat = 'starter/1' } -as $type
        ($raw | Protect-OpenClawRecord).Title | Should -Be 'Water the plants'
    }

    It 'make a finding' {
        $type = (Get-Command Find-OpenClawSecret).OutputType[0].Type
        (@{ RuleId = 'github-token'; Path = 'notes.md'; StartLine = 3 } -as $type).StartLine | Should -Be 3
    }
}
