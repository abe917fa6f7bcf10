# The package, made and installed as users have it, in a real pwsh: by name from PSModulePath and in parallel runspaces.

BeforeAll {
    $script:root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $script:source = Join-Path $root 'tests/fixtures/openclaw-home'
    $script:before = $env:OPENCLAW_SYNC_HOME, $env:PSModulePath
    $script:version = (Import-PowerShellDataFile (Join-Path $root 'module/OpenClawSync.psd1')).ModuleVersion

    Push-Location $root
    try {
        $made = & dotnet pack src/OpenClawSync.PowerShell --configuration Release --nologo --disable-build-servers --output $TestDrive "-p:ModuleStageDir=$TestDrive/staged/"
        if ($LASTEXITCODE) { throw "dotnet pack failed:`n$($made -join "`n")" }
    }
    finally { Pop-Location }
    $script:folder = Join-Path $TestDrive "Modules/OpenClawSync/$version"
    [IO.Compression.ZipFile]::ExtractToDirectory((Join-Path $TestDrive "OpenClawSync.$version.nupkg"), $folder)
    # What Install-PSResource leaves out.
    Remove-Item -LiteralPath (Join-Path $folder '_rels'), (Join-Path $folder 'package'), (Join-Path $folder '[Content_Types].xml'), (Join-Path $folder 'OpenClawSync.nuspec') -Recurse -Force
    $script:manifest = Test-ModuleManifest (Join-Path $folder 'OpenClawSync.psd1')

    # A process of its own, in which the module is not imported yet; it has the installed one and pwsh's own.
    function Invoke-Pwsh([string] $Script) {
        $env:OPENCLAW_SYNC_HOME = Join-Path $TestDrive "state-$([guid]::NewGuid())"
        $env:PSModulePath = Join-Path $TestDrive 'Modules'
        try { & (Join-Path $PSHOME 'pwsh') -NoProfile -NonInteractive -Command $Script 2>&1 }
        finally { $env:OPENCLAW_SYNC_HOME, $env:PSModulePath = $before }
    }
}

Describe 'The installed package' {
    It 'holds what was staged, and nothing else' {
        $staged = Get-ChildItem (Join-Path $TestDrive 'staged') -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath((Join-Path $TestDrive 'staged'), $_) }
        $installed = Get-ChildItem $folder -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($folder, $_) }
        $staged.Count | Should -BeGreaterThan 20
        $installed | Sort-Object | Should -Be ($staged | Sort-Object)
    }

    It 'has a manifest that says what the gallery shows' {
        $manifest.Version | Should -Be $version
        $manifest.PowerShellVersion | Should -Be '7.6'
        $manifest.CompatiblePSEditions | Should -Be 'Core'
        $manifest.LicenseUri | Should -Be 'https://opensource.org/license/mit'
        $manifest.IconUri.Scheme | Should -Be 'data'
        foreach ($field in 'Author', 'CompanyName', 'Copyright', 'Description', 'ReleaseNotes', 'Tags') { $manifest.$field | Should -Not -BeNullOrEmpty -Because $field }
    }

    It 'exports cmdlets by name and nothing else' {
        $written = Import-PowerShellDataFile (Join-Path $folder 'OpenClawSync.psd1')
        $written.CmdletsToExport | Should -Not -Match '\*'
        foreach ($field in 'FunctionsToExport', 'AliasesToExport', 'VariablesToExport') {
            $written.ContainsKey($field) | Should -BeTrue
            $written.$field | Should -BeNullOrEmpty
        }
    }

    It 'is imported by its name and syncs' {
        $lines = Invoke-Pwsh "
            `$ErrorActionPreference = 'Stop'
            Import-Module OpenClawSync
            (Get-Module OpenClawSync).ModuleBase
            (Get-Command -Module OpenClawSync).Count
            (Invoke-OpenClawSync -Path '$source').Status"
        $lines | Should -Be $folder, $manifest.ExportedCmdlets.Count, 'succeeded'
    }

    It 'is found by the name of a command, without an import' {
        Invoke-Pwsh "@(Get-OpenClawRecord -Path '$source' -Kind Cron).Count" | Should -BeGreaterThan 0
    }

    It 'does the same in parallel runspaces as alone' {
        $lines = Invoke-Pwsh "
            `$work = {
                `$records = @(Get-OpenClawRecord -Path '$source' | Protect-OpenClawRecord)
                `$secrets = @(Find-OpenClawSecret -Path '$source')
                @(`$records.Fingerprint) + @(`$records.ContentHash) + @(`$secrets.Hash) -join ' '
            }.ToString()
            1..8 | ForEach-Object -Parallel { Import-Module OpenClawSync; & ([scriptblock]::Create(`$using:work)) } -ThrottleLimit 8
            & ([scriptblock]::Create(`$work))"
        $lines.Count | Should -Be 9
        $lines[8] | Should -Match 'hmac1:'
        $lines | Sort-Object -Unique | Should -HaveCount 1
    }

    It 'pushes each row once when runspaces push to one target' {
        $target = Join-Path $TestDrive 'one.db'
        $statuses = Invoke-Pwsh "
            1..6 | ForEach-Object -Parallel {
                Import-Module OpenClawSync
                Get-OpenClawRecord -Path '$source' | Protect-OpenClawRecord | Push-OpenClawRecord -Target '$target' | ForEach-Object { [string] `$_.Status }
            } -ThrottleLimit 6"
        $count = @($statuses | Where-Object { $_ -eq 'Created' }).Count
        $count | Should -BeGreaterThan 0
        $statuses | Sort-Object -Unique | Should -Be 'Created', 'Unchanged'
        $statuses.Count | Should -Be (6 * $count)
    }
}
