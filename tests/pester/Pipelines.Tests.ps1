# What an operator's automation relies on: objects that compose, errors that can be caught, plans that change nothing, streams that
# can be silenced, and nothing secret in any of them.

BeforeAll {
    $script:root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $script:source = Join-Path $root 'tests/fixtures/openclaw-home'
    $script:module = Join-Path $root 'out/OpenClawSync'
    $script:before = $env:OPENCLAW_SYNC_HOME
    Import-Module $module -ErrorAction Stop
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
        It 'stores what a filter between the stages lets through, and no more' {
            $results = Get-OpenClawRecord $source | Where-Object Kind -eq Memory | Protect-OpenClawRecord |
                Where-Object RedactionCount -gt 0 | Push-OpenClawRecord -Target $target
            $results.Status | Sort-Object -Unique | Should -Be 'Created'
            @(Find-OpenClawRecord -Target $target).Count | Should -Be @($results).Count
            Find-OpenClawRecord -Target $target -Kind Task, Cron | Should -BeNullOrEmpty
        }

        It 'groups, sorts and measures by typed properties' {
            $records = Get-OpenClawRecord $source | Protect-OpenClawRecord
            $records | Group-Object Kind -NoElement | Sort-Object Name | ForEach-Object Count | Should -Be 5, 17, 6
            ($records | Measure-Object RedactionCount -Sum).Sum | Should -Be 8
            ($records | Sort-Object SourceUpdatedAt -Descending)[0].SourceUpdatedAt | Should -BeOfType [DateTimeOffset]
        }

        It 'takes homes from the pipeline as text and as folders' {
            @($source | Get-OpenClawRecord -Kind Task).Count | Should -Be 6
            @(Get-Item $source | Get-OpenClawRecord -Kind Task).Count | Should -Be 6
            @([pscustomobject]@{ Path = $source } | Get-OpenClawRecord -Kind Task).Count | Should -Be 6
        }

        It 'stops reading when nobody wants more' {
            @(Get-OpenClawRecord $source | Protect-OpenClawRecord | Select-Object -First 2).Count | Should -Be 2
        }

        It 'leads from a result to its letter and from a run to its window by property names' {
            Copy-Item $source (Join-Path $folder 'home') -Recurse
            [IO.File]::WriteAllText((Join-Path $folder 'home/.openclaw/workspace/memory/bad.md'), "a`0b")
            $null = Invoke-OpenClawSync (Join-Path $folder 'home') -Target $target -ErrorAction Ignore
            $letter = Get-OpenClawDeadLetter -Target $target
            ($letter | Select-Object Id | Get-OpenClawDeadLetter -Target $target).Id | Should -Be $letter.Id
            (Get-OpenClawSyncRun -Target $target -First 1 | Reset-OpenClawSyncCursor -Target $target).Count | Should -Be 3
        }

        It 'is the same in parallel as one after the other' {
            $keys = 1..4 | ForEach-Object -Parallel {
                Import-Module $using:module
                Get-OpenClawRecord $using:source | Protect-OpenClawRecord | ForEach-Object { $_.SourceKey + $_.Fingerprint }
            } -ThrottleLimit 4
            $keys | Group-Object | ForEach-Object Count | Sort-Object -Unique | Should -Be 4
        }

        It 'writes a transcript without a planted secret' {
            $null = Start-Transcript (Join-Path $folder 'transcript.txt')
            Get-OpenClawRecord $source | Out-Default
            Get-OpenClawRecord $source | Protect-OpenClawRecord | Format-List * | Out-Default
            Invoke-OpenClawSync $source -Target $target -Verbose -Debug -InformationAction Continue | Out-Default
            $null = Stop-Transcript
            $text = Get-Content (Join-Path $folder 'transcript.txt') -Raw
            $text | Should -Match 'openclaw'
            foreach ($secret in Get-Content (Join-Path $root 'tests/fixtures/planted-secrets.txt') | Where-Object { $_ }) { $text.Contains($secret) | Should -BeFalse }
        }
    }

    Context 'Errors' {
        It 'are caught by their id' {
            $caught = try { Get-OpenClawRecord /no/such/home } catch { $_ }
            $caught.FullyQualifiedErrorId | Should -BeLike 'SourceNotFound,*'
        }

        It 'have a category, a recommendation, and no record as their target' {
            $problem = { Get-OpenClawRecord /no/such/home } | Should -Throw -ErrorId 'SourceNotFound*' -PassThru
            $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem.ErrorDetails.RecommendedAction | Should -Match '-Path'
            $problem.TargetObject | Should -BeNullOrEmpty
        }

        It 'of one record leave the others alone, set $?, and are in the error variable' {
            Copy-Item $source (Join-Path $folder 'home') -Recurse
            [IO.File]::WriteAllText((Join-Path $folder 'home/.openclaw/workspace/memory/bad.md'), "a`0b")
            $run = Invoke-OpenClawSync (Join-Path $folder 'home') -Target $target -ErrorVariable problems -ErrorAction SilentlyContinue
            $? | Should -BeFalse
            $problems.FullyQualifiedErrorId | Should -BeLike 'RecordMalformed,*'
            $run.Status, $run.Created, $run.Errors | Should -Be 'partial', 28, 1
        }

        It 'make the exit code of a scheduled pwsh 1, and success makes it 0' {
            $pwsh = Join-Path $PSHOME 'pwsh'
            & $pwsh -NoProfile -NonInteractive -Command "Import-Module '$module'; Invoke-OpenClawSync '$source' -Target '$target'" *> $null
            $LASTEXITCODE | Should -Be 0
            & $pwsh -NoProfile -NonInteractive -Command "Import-Module '$module'; Invoke-OpenClawSync /no/such/home -Target '$target'" *> $null
            $LASTEXITCODE | Should -Be 1
        }
    }

    Context 'Plans and questions' {
        It 'say for each record what would be done and why, and change nothing: <_>' -ForEach 'Invoke', 'Push' {
            $null = Start-Transcript (Join-Path $folder 'plan.txt')
            if ($_ -eq 'Invoke') { Invoke-OpenClawSync $source -Target $target -WhatIf | Out-Default }
            else { Get-OpenClawRecord $source | Protect-OpenClawRecord | Push-OpenClawRecord -Target $target -WhatIf | Out-Null }
            $null = Stop-Transcript
            (Select-String -Path (Join-Path $folder 'plan.txt') -Pattern '^What if: Create \S+ in mission-control.db: it is not there yet\.$').Count | Should -Be 28
            $target | Should -Not -Exist
        }

        It 'name the fields that changed' {
            Copy-Item $source (Join-Path $folder 'home') -Recurse
            $note = Join-Path $folder 'home/.openclaw/workspace/MEMORY.md'
            $null = Invoke-OpenClawSync (Join-Path $folder 'home') -Target $target
            [IO.File]::AppendAllText($note, "One line more.`n")
            $plans = (Get-OpenClawRecord (Join-Path $folder 'home') | Protect-OpenClawRecord | Push-OpenClawRecord -Target $target -WhatIf).Notes
            $plans -match ': Update ' | Should -Match 'in mission-control.db: snippet changed\.$'
        }

        It 'are asked for only where something is removed or reset: <_>' -ForEach 'Push-OpenClawRecord', 'Invoke-OpenClawSync', 'Remove-OpenClawDeadLetter', 'Reset-OpenClawSyncCursor' {
            (Get-Command $_).Parameters.Keys | Should -Contain 'WhatIf'
            (Get-Command $_).Parameters.Keys | Should -Contain 'Confirm'
        }
    }

    Context 'Tab' {
        It 'completes <Line>' -ForEach @(
            @{ Line = 'Get-OpenClawRecord -Kind M'; Text = 'Memory' }
            @{ Line = 'Get-OpenClawSyncRun -Status su'; Text = 'succeeded' }
            @{ Line = 'Find-OpenClawSecret . -RuleId github-t'; Text = 'github-token' }
        ) {
            (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Contain $Text
        }

        It 'completes agents of the home and runs of the target' {
            $run = Invoke-OpenClawSync $source -Target $target
            $line = "Get-OpenClawRecord '$source' -Agent o"
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'ops'
            $line = "Get-OpenClawSyncRun -Target '$target' -RunId "
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be $run.RunId
        }
    }

    Context 'Parameters' {
        It 'take no token as plain text' {
            foreach ($command in Get-Command -Module OpenClawSync) {
                foreach ($token in $command.Parameters.Values | Where-Object Name -like '*Token') { $token.ParameterType | Should -Be ([securestring]) -Because "$command -$($token.Name)" }
            }
        }

        It 'have an output type on every command that emits' {
            foreach ($command in Get-Command -Module OpenClawSync | Where-Object Verb -notin Remove, Unregister) { $command.OutputType | Should -Not -BeNullOrEmpty -Because $command.Name }
        }

        It 'resolve paths from the folder the session is in, whatever the process is in' {
            Push-Location (Split-Path $source)
            try { @(Get-OpenClawRecord (Split-Path $source -Leaf) -Kind Task).Count | Should -Be 6 }
            finally { Pop-Location }
        }
    }
}
