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
}
