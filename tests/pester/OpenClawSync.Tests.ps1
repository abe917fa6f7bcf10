# The staged module in a real pwsh: what the .NET suites assert in our own host must hold where most users are.

BeforeAll {
    $script:root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $script:source = Join-Path $root 'tests/fixtures/openclaw-home'
    $script:before = $env:OPENCLAW_SYNC_HOME
    Import-Module (Join-Path $root 'out/OpenClawSync') -ErrorAction Stop
}

AfterAll {
    $env:OPENCLAW_SYNC_HOME = $before
    Remove-Module OpenClawSync
}

Describe 'OpenClawSync in pwsh' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $env:OPENCLAW_SYNC_HOME = Join-Path $folder 'state'
        $target = Join-Path $folder 'mission-control.db'
        $null = New-Item $folder -ItemType Directory
    }

    It 'exports what its manifest names' {
        $manifest = Import-PowerShellDataFile (Join-Path $root 'out/OpenClawSync/OpenClawSync.psd1')
        (Get-Command -Module OpenClawSync).Name | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
    }

    It 'uses only approved verbs' {
        (Get-Command -Module OpenClawSync).Verb | Should -BeIn (Get-Verb).Verb
    }

    It 'syncs once, and finds nothing to do the second time' {
        $first = Invoke-OpenClawSync -Path $source -Target $target
        $second = Invoke-OpenClawSync -Path $source -Target $target
        $first.Created | Should -BeGreaterThan 0
        $first.Errors | Should -Be 0
        $second.Created + $second.Updated | Should -Be 0
        $second.Skipped | Should -Be $first.Created
    }

    It 'composes in the pipeline' {
        $results = Get-OpenClawRecord -Path $source -Kind Memory | Select-Object -First 3 |
            Protect-OpenClawRecord | Push-OpenClawRecord -Target $target
        $results.Status | Should -Be 'Created', 'Created', 'Created'
    }

    It 'creates nothing under -WhatIf' {
        Invoke-OpenClawSync -Path $source -Target $target -WhatIf
        Get-ChildItem $folder -Recurse | Should -BeNullOrEmpty
    }

    It 'refuses a record that is not protected' {
        { Get-OpenClawRecord -Path $source -Kind Task | Push-OpenClawRecord -Target $target -ErrorAction Stop } |
            Should -Throw -ErrorId 'RecordNotProtected*'
        $target | Should -Not -Exist
    }

    It 'prints no planted secret' {
        $printed = & {
            $records = Get-OpenClawRecord -Path $source
            $records
            $records | Protect-OpenClawRecord
            Invoke-OpenClawSync -Path $source -Target $target -Verbose
        } *>&1 | Out-String -Width 400
        $secrets = [IO.File]::ReadAllLines((Join-Path $root 'tests/fixtures/planted-secrets.txt')) | Where-Object { $_ }
        $secrets.Count | Should -BeGreaterThan 0
        foreach ($secret in $secrets) { $printed.Contains($secret) | Should -BeFalse }
    }

    It 'finds secrets in files and in lines of the pipeline alike, and shows none' {
        $secret = 'ghp_' + 'Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs'
        $note = Join-Path $folder 'note.md'
        $key = "-----BEGIN RSA PRIVATE KEY-----`n$('M' * 64)`n-----END RSA PRIVATE KEY-----"
        Set-Content $note "# Note`n`n$secret`n$key"
        $found = @(Find-OpenClawSecret -Path $note)
        $found.RuleId | Should -Be 'github-token', 'private-key'
        $found.StartLine | Should -Be 3, 4
        $found.EndLine | Should -Be 3, 6
        $piped = @(Get-Content $note | Find-OpenClawSecret) + @(Get-ChildItem $folder -File | Find-OpenClawSecret)
        $piped.Hash | Should -Be ($found.Hash + $found.Hash)
        $piped.StartLine | Should -Be 3, 4, 3, 4
        $printed = $found | Format-List * | Out-String
        $printed + ($found | Out-String) | Should -Not -Match $secret.Substring(4, 8)
    }

    It 'audits each file by itself when the lines of several are piped' {
        $notes = 1..3 | ForEach-Object { Join-Path $folder "note$_.md" }
        $notes | ForEach-Object { Set-Content $_ 'first', 'password: hunter2-sample' }
        $found = @(Get-Content $notes | Find-OpenClawSecret)
        $found.StartLine | Should -Be 2, 2, 2
        $found.Path | Should -Be $notes
    }

    It 'goes by a policy with rules of its own' {
        $policy = Join-Path $folder 'policy.json'
        Set-Content (Join-Path $folder 'acme.toml') "[[rules]]`nid = 'acme-badge'`nregex = 'badge-([a-z0-9]{10})'"
        Set-Content $policy '{ "ruleFiles": ["acme.toml"], /* no more */ }'
        ('my badge-q7w2e9r4t1' | Find-OpenClawSecret -PolicyPath $policy).RuleId | Should -Be 'acme-badge'
        Set-Content $policy '{ "ruleFile": [] }'
        { 'x' | Find-OpenClawSecret -PolicyPath $policy -ErrorAction Stop } | Should -Throw -ErrorId 'PolicyInvalid*'
    }

    It 'finds nothing in what it protected' {
        Get-OpenClawRecord -Path $source | Protect-OpenClawRecord | Find-OpenClawSecret | Should -BeNullOrEmpty
    }
}
