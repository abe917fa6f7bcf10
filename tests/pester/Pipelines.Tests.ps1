# How the commands work in an operator's automation, with the cmdlets of a complete PowerShell.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $script:before = $env:OPENCLAW_SYNC_HOME
    Import-Module $module
}

AfterAll {
    $env:OPENCLAW_SYNC_HOME = $before
    Remove-Module OpenClawSync
}

Describe 'The module in an operator''s automation' {
    BeforeEach {
        $script:folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
        $script:target = Join-Path $folder 'mission-control.db'
        $env:OPENCLAW_SYNC_HOME = Join-Path $folder 'state'
    }

    Context 'Pipelines made of stages' {
        It 'groups, sorts and measures by typed properties' {
            $records = Get-OpenClawRecord $source | Protect-OpenClawRecord
            $records | Group-Object Kind -NoElement | Sort-Object Name | ForEach-Object Count | Should -Be 5, 17, 6
            ($records | Measure-Object RedactionCount -Sum).Sum | Should -Be 8
            ($records | Sort-Object SourceUpdatedAt -Descending)[0].SourceUpdatedAt | Should -BeOfType [DateTimeOffset]
        }

        It 'accepts homes from Get-Item' {
            @(Get-Item $source | Get-OpenClawRecord -Kind Task).Count | Should -Be 6
        }

        It 'stops reading when the pipeline needs no more records' {
            @(Get-OpenClawRecord $source | Protect-OpenClawRecord | Select-Object -First 2).Count | Should -Be 2
        }

        It 'binds a push result to its dead letter and a run to its window by property name' {
            Copy-Item $source (Join-Path $folder 'home') -Recurse
            [IO.File]::WriteAllText((Join-Path $folder 'home/.openclaw/workspace/memory/bad.md'), "a`0`u{1}`0`u{2}`0`u{3}`0`u{4}b")
            $null = Invoke-OpenClawSync (Join-Path $folder 'home') -Target $target -ErrorAction Ignore
            $letter = Get-OpenClawDeadLetter -Target $target
            ($letter | Select-Object Id | Get-OpenClawDeadLetter -Target $target).Id | Should -Be $letter.Id
            (Get-OpenClawSyncRun -Target $target -First 1 | Reset-OpenClawSyncCursor -Target $target).Count | Should -Be 3
        }

        # In both cases, as after Ctrl+C, the engine refuses a write before it stops the command.
        It 'logs a run as stopped when the pipeline needs no more of its messages' {
            $null = Invoke-OpenClawSync $source -Target $target -BatchSize 1 -Verbose 4>&1 |
                Where-Object { "$_" -like 'Created *' } | Select-Object -First 1
            (Get-OpenClawSyncRun -Target $target).Status | Should -Be 'stopped'
            $next = Invoke-OpenClawSync $source -Target $target
            $next.Status, ($next.Created + $next.Skipped) | Should -Be 'succeeded', 28
        }

        It 'logs a run as stopped when a later command fails' {
            {
                Invoke-OpenClawSync $source -Target $target -BatchSize 1 -Verbose 4>&1 |
                    ForEach-Object { if ("$_" -like 'Created *') { throw 'enough' } }
            } | Should -Throw 'enough'
            (Get-OpenClawSyncRun -Target $target).Status | Should -Be 'stopped'
        }

        It 'writes a transcript without a planted secret' {
            $null = Start-Transcript (Join-Path $folder 'transcript.txt')
            Get-OpenClawRecord $source | Out-Default
            Get-OpenClawRecord $source | Protect-OpenClawRecord | Format-List * | Out-Default
            Invoke-OpenClawSync $source -Target $target -Verbose -Debug -InformationAction Continue | Out-Default
            $null = Stop-Transcript
            $text = Get-Content (Join-Path $folder 'transcript.txt') -Raw
            $text | Should -Match 'openclaw'
            foreach ($secret in Get-PlantedSecret) { $text.Contains($secret) | Should -BeFalse }
        }
    }

    Context 'Audits' {
        It 'find the same in the lines of a file as in the file' {
            $note = Join-Path $folder 'note.md'
            $key = "-----BEGIN RSA PRIVATE KEY-----`n$('M' * 64)`n-----END RSA PRIVATE KEY-----"
            Set-Content $note "# Note`n`nghp_$('Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs')`n$key"
            $found = @(Find-OpenClawSecret -Path $note)
            $found.RuleId | Should -Be 'github-token', 'private-key'
            $found.StartLine | Should -Be 3, 4
            $found.EndLine | Should -Be 3, 6
            $piped = @(Get-Content $note | Find-OpenClawSecret) + @(Get-ChildItem $folder -File | Find-OpenClawSecret)
            $piped.Hash | Should -Be ($found.Hash + $found.Hash)
            $piped.StartLine | Should -Be 3, 4, 3, 4
        }

        It 'treat the lines of several files separately' {
            $notes = 1..3 | ForEach-Object { Join-Path $folder "note$_.md" }
            $notes | ForEach-Object { Set-Content $_ 'first', 'password: hunter2-sample' }
            $found = @(Get-Content $notes | Find-OpenClawSecret)
            $found.StartLine | Should -Be 2, 2, 2
            $found.Path | Should -Be $notes
        }
    }

    Context 'Exit codes' {
        It 'are 0 after a sync and 1 after a failed one' {
            $null = Invoke-Pwsh "Import-Module $(Get-Literal $module); Invoke-OpenClawSync $(Get-Literal $source) -Target $(Get-Literal $target)"
            $LASTEXITCODE | Should -Be 0
            $null = Invoke-Pwsh "Import-Module $(Get-Literal $module); Invoke-OpenClawSync /no/such/home -Target $(Get-Literal $target)"
            $LASTEXITCODE | Should -Be 1
        }
    }

    Context 'Plans' {
        It 'describe what would happen to each record and why, and change nothing: <_>' -ForEach 'Invoke', 'Push' {
            $null = Start-Transcript (Join-Path $folder 'plan.txt')
            if ($_ -eq 'Invoke') { Invoke-OpenClawSync $source -Target $target -WhatIf | Out-Default }
            else { Get-OpenClawRecord $source | Protect-OpenClawRecord | Push-OpenClawRecord -Target $target -WhatIf | Out-Null }
            $null = Stop-Transcript
            (Select-String -Path (Join-Path $folder 'plan.txt') -Pattern '^What if: Create \S+ (\(.+\) )?in mission-control.db: it is not there yet\.$').Count | Should -Be $recordCount
            $target | Should -Not -Exist
        }
    }

    Context 'Completion' {
        It 'offers names from a home and from a target' {
            $run = Invoke-OpenClawSync $source -Target $target
            $line = "Get-OpenClawRecord '$source' -Agent o"
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'ops'
            $line = "Get-OpenClawSyncRun -Target '$target' -RunId "
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be $run.RunId
        }
    }
}
