# The package from build.ps1 pack: its content, and that PSResourceGet can install it from a folder. PSResourceGet runs in processes with a
# temporary home, so that the modules and repositories of the user are not changed.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $script:staged = Join-Path $TestDrive 'staged'
    $script:repository = (New-Item (Join-Path $TestDrive 'repository') -ItemType Directory).FullName

    Push-Location $root
    try {
        $made = dotnet pack src/OpenClawSync.PowerShell --configuration Release --nologo --disable-build-servers -p:Images=all --output $repository "-p:ModuleStageDir=$staged/"
        if ($LASTEXITCODE) { throw "dotnet pack failed:`n$($made -join "`n")" }
    }
    finally { Pop-Location }
    $script:package = Get-Item (Join-Path $repository '*.nupkg')
    $script:manifest = Test-ModuleManifest (Join-Path $staged 'OpenClawSync.psd1')
    $script:version = $manifest.Version.ToString()
}

Describe 'The manifest' {
    It 'has the properties that the gallery shows' {
        $manifest.PowerShellVersion | Should -Be '7.6'
        $manifest.CompatiblePSEditions | Should -Be 'Core'
        $manifest.CompanyName | Should -Be 'OpenClawSync contributors'
        $manifest.LicenseUri | Should -Be 'https://opensource.org/license/mit'
        $manifest.ReleaseNotes | Should -Match 'CHANGELOG\.md'
        $manifest.Tags | Should -Contain 'PSEdition_Core'
        foreach ($field in 'Author', 'Copyright', 'Description') { $manifest.$field | Should -Not -BeNullOrEmpty -Because $field }
    }

    It 'has no dependencies and no URL that could belong to others' {
        $manifest.RequiredModules.Count + $manifest.RequiredAssemblies.Count + @($manifest.Scripts).Count | Should -Be 0
        $manifest.ProjectUri | Should -BeNullOrEmpty
        $icon = [Convert]::FromBase64String($manifest.IconUri.OriginalString.Split(',')[1])
        $icon | Should -Be ([IO.File]::ReadAllBytes((Join-Path $root 'module/icon.svg')))
    }

    It 'exports only cmdlets, by name' {
        $written = Import-PowerShellDataFile (Join-Path $staged 'OpenClawSync.psd1')
        $written.CmdletsToExport | Should -Contain 'Invoke-OpenClawSync'
        $written.CmdletsToExport | Should -Not -Match '\*'
        foreach ($field in 'FunctionsToExport', 'AliasesToExport', 'VariablesToExport') {
            $written.ContainsKey($field) | Should -BeTrue
            $written.$field | Should -BeNullOrEmpty
        }
    }

    It 'uses only approved verbs' {
        $manifest.ExportedCmdlets.Values.Name | ForEach-Object { $_.Split('-')[0] } | Should -BeIn (Get-Verb).Verb
    }

    It 'refers to a changelog with its version' {
        Get-Content (Join-Path $staged 'CHANGELOG.md') | Where-Object { $_.StartsWith("## $version") } | Should -HaveCount 1
    }
}

Describe 'The package' {
    BeforeAll {
        $script:archive = [IO.Compression.ZipFile]::OpenRead($package)
        function Read-Entry([string] $Name) {
            $stream = $archive.GetEntry($Name).Open()
            $copy = [IO.MemoryStream]::new()
            try { $stream.CopyTo($copy) } finally { $stream.Dispose() }
            # The comma keeps the bytes in one object.
            , $copy.ToArray()
        }
        $script:nuspec = ([xml][Text.Encoding]::UTF8.GetString((Read-Entry 'OpenClawSync.nuspec')).TrimStart([char]0xFEFF)).package.metadata
        $script:files = Get-ChildItem $staged -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($staged, $_).Replace('\', '/') }
    }

    AfterAll { $archive.Dispose() }

    It 'has the file name that the gallery requires' {
        $package.Name | Should -Be "OpenClawSync.$version.nupkg"
    }

    It 'is smaller than 25 MB, with images for every platform' {
        $package.Length | Should -BeLessThan 25MB
        foreach ($platform in 'linux-x64', 'linux-arm64', 'osx-x64', 'osx-arm64', 'win-x64') { $files | Should -Contain "deps/$platform/OpenClawSync.Core.dll" }
    }

    It 'contains the files of the module at its root and no others' {
        $entries = $archive.Entries.FullName
        $ofTheFormat = $entries -match '^(OpenClawSync\.nuspec$|\[Content_Types\]\.xml$|_rels/|package/)'
        $ofTheFormat | Should -HaveCount 4
        $files.Count | Should -BeGreaterThan 20
        $entries | Where-Object { $_ -notin $ofTheFormat } | Sort-Object | Should -Be ($files + 'sbom.cdx.json' | Sort-Object)
        $entries | Sort-Object -Unique | Should -HaveCount $entries.Count
    }

    It 'lists each of its libraries in its SBOM, with a version and a license that the notices name' {
        $bom = [Text.Encoding]::UTF8.GetString((Read-Entry 'sbom.cdx.json')) | ConvertFrom-Json
        $bom.bomFormat, $bom.metadata.component.name, $bom.metadata.component.version | Should -Be 'CycloneDX', 'OpenClawSync', $version
        # A time or a number of its own would make each package another one.
        $bom.metadata.timestamp.ToUniversalTime().ToString('o') | Should -Be '2026-01-01T00:00:00.0000000Z'
        $bom.PSObject.Properties.Name | Should -Not -Contain 'serialNumber'

        # An assembly is in the package of its name, or of the beginning of it.
        $packages = @{}
        foreach ($component in $bom.components) { $packages[$component.name.Replace('.', '')] = $component }
        $assemblies = $files -match '^deps/[^/]+\.dll$' | ForEach-Object { [IO.Path]::GetFileNameWithoutExtension($_) } | Where-Object { $_ -notlike 'OpenClawSync*' }
        $assemblies.Count | Should -BeGreaterThan 8
        foreach ($assembly in $assemblies) {
            # The two of SQLitePCLRaw that are named otherwise than their packages.
            $name = @{ 'SQLitePCLRaw.batteries_v2' = 'SQLitePCLRaw.bundle_e_sqlite3'; 'Microsoft.Data.Sqlite' = 'Microsoft.Data.Sqlite.Core' }[$assembly] ?? $assembly
            $component = $packages[$name.Replace('.', '')]
            $component | Should -Not -BeNullOrEmpty -Because $assembly
            $file = [Diagnostics.FileVersionInfo]::GetVersionInfo((Join-Path $staged "deps/$assembly.dll"))
            $file.ProductVersion | Should -Match "^$([regex]::Escape($component.version))" -Because $assembly
        }
        $packages.Keys | Should -Contain 'SQLitePCLRawlibe_sqlite3' -Because 'native libraries of SQLite are in the package'

        $notices = Get-Content (Join-Path $root THIRD-PARTY-NOTICES.md) -Raw
        foreach ($component in $bom.components) {
            $component.version | Should -Not -BeNullOrEmpty -Because $component.name
            $licenses = $component.licenses.license.id
            $licenses | Should -HaveCount 1 -Because $component.name
            $notices | Should -Match ([regex]::Escape($licenses)) -Because $component.name
            $component.scope | Should -Be 'required' -Because $component.name
        }
    }

    It 'contains them byte for byte' {
        foreach ($file in $files) {
            $bytes = [Convert]::ToHexString([IO.File]::ReadAllBytes((Join-Path $staged $file)))
            [Convert]::ToHexString((Read-Entry $file)) -ceq $bytes | Should -BeTrue -Because $file
        }
    }

    It 'contains no path of the build machine' {
        $texts = @{}
        foreach ($entry in $archive.Entries.FullName) { $texts[$entry] = [Text.Encoding]::Latin1.GetString((Read-Entry $entry)) }
        $texts.Values -match '/_/src/OpenClawSync\.Core/' | Should -Not -BeNullOrEmpty
        foreach ($folder in $root, $TestDrive) {
            $wide = [Text.Encoding]::Latin1.GetString([Text.Encoding]::Unicode.GetBytes($folder))
            foreach ($entry in $texts.Keys) {
                $texts[$entry].Contains($folder, 'OrdinalIgnoreCase') | Should -BeFalse -Because $entry
                $texts[$entry].Contains($wide, 'OrdinalIgnoreCase') | Should -BeFalse -Because $entry
            }
        }
    }

    It 'has the metadata of the manifest' {
        $nuspec.id, $nuspec.version, $nuspec.authors | Should -Be $manifest.Name, $version, $manifest.Author
        $nuspec.description, $nuspec.releaseNotes, $nuspec.copyright | Should -Be $manifest.Description, $manifest.ReleaseNotes, $manifest.Copyright
        $nuspec.license.'#text' | Should -Be 'MIT'
        $nuspec.requireLicenseAcceptance | Should -Not -Be 'true'
        $nuspec.SelectSingleNode('*[local-name() = "dependencies" or local-name() = "projectUrl"]') | Should -BeNullOrEmpty
    }

    It 'lists the exported commands in its tags' {
        $cmdlets = $manifest.ExportedCmdlets.Keys
        $expected = @('PSModule') + $manifest.Tags + 'PSIncludes_Cmdlet' + ($cmdlets | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" })
        $nuspec.tags.Split(' ') | Sort-Object | Should -Be ($expected | Sort-Object)
        # The limit of the gallery.
        $nuspec.tags.Length | Should -BeLessOrEqual 4000
    }

    It 'has a readme' {
        $nuspec.readme | Should -Be 'README.md'
        $files | Should -Contain 'README.md'
    }

    It 'has an icon of 128 pixels square' {
        $nuspec.icon | Should -Be 'icon.png'
        $png = Read-Entry 'icon.png'
        $png[0..5] | Should -Be (0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A)
        # Width and height, each in four bytes.
        $png[16..23] | Should -Be (0, 0, 0, 128, 0, 0, 0, 128)
    }
}

# On Windows, environment variables do not determine the folder of a user's modules.
Describe 'The package in a repository' -Skip:$IsWindows {
    BeforeAll {
        $userHome = Join-Path $TestDrive 'home'
        $script:variables = @{ HOME = $userHome; OPENCLAW_SYNC_HOME = Join-Path $userHome 'sync' }
        foreach ($place in @{ DATA = '.local/share'; CONFIG = '.config'; CACHE = '.cache'; STATE = '.local/state' }.GetEnumerator()) {
            # .NET uses the current folder in place of one that does not exist.
            $variables["XDG_$($place.Key)_HOME"] = (New-Item (Join-Path $userHome $place.Value) -ItemType Directory -Force).FullName
        }
        $script:modules = Join-Path $userHome '.local/share/powershell/Modules'
        $variables.PSModulePath = $modules
        function Invoke-Resource([string] $Script) { Invoke-Pwsh "`$ErrorActionPreference = 'Stop'; `$ProgressPreference = 'SilentlyContinue'; $Script" $variables }
        $script:registered = Invoke-Resource "Register-PSResourceRepository OpenClawSyncTests -Uri $(Get-Literal $repository) -Trusted; (Get-PSResourceRepository OpenClawSyncTests).Uri.LocalPath"
    }

    AfterAll { Invoke-Resource 'Unregister-PSResourceRepository OpenClawSyncTests' | Should -BeNullOrEmpty }

    It 'is found there' {
        $registered | Should -Be $repository
        $shown = Invoke-Resource "`$found = Find-PSResource OpenClawSync -Repository OpenClawSyncTests; '{0} {1}' -f `$found.Name, `$found.Version"
        $shown | Should -Be "OpenClawSync $version"
    }

    It 'is installed as the files of the module' {
        Invoke-Resource 'Install-PSResource OpenClawSync -Repository OpenClawSyncTests' | Should -BeNullOrEmpty
        $folder = Join-Path $modules "OpenClawSync/$version"
        # PSResourceGet adds a metadata file.
        $installed = Get-ChildItem $folder -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($folder, $_) } | Where-Object { $_ -ne 'PSGetModuleInfo.xml' }
        $expected = @(Get-ChildItem $staged -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($staged, $_) }) + 'sbom.cdx.json'
        $installed | Sort-Object | Should -Be ($expected | Sort-Object)
    }

    It 'is imported by its name, syncs and has help' {
        $lines = Invoke-Resource "
            Import-Module OpenClawSync
            (Get-Module OpenClawSync).ModuleBase
            `$run = Invoke-OpenClawSync -Path $(Get-Literal $source)
            `"`$(`$run.Status) `$(`$run.Created)`"
            (Get-Help Invoke-OpenClawSync).Synopsis"
        $lines[0..1] | Should -Be (Join-Path $modules "OpenClawSync/$version"), "succeeded $recordCount"
        $lines[2] | Should -Match '\.$'
        Join-Path $variables.OPENCLAW_SYNC_HOME 'mission-control.db' | Should -Exist
    }

    It 'is imported automatically by the name of a command' {
        Invoke-Resource "(Get-Command Get-OpenClawRecord).Source; @(Get-OpenClawRecord -Path $(Get-Literal $source)).Count" | Should -Be 'OpenClawSync', "$recordCount"
    }

    It 'is updated to a published version, which continues from the state of the old one' {
        $copy = Join-Path $TestDrive 'next/OpenClawSync'
        $null = New-Item (Split-Path $copy) -ItemType Directory
        Copy-Item $staged $copy -Recurse
        $file = Join-Path $copy 'OpenClawSync.psd1'
        (Get-Content $file -Raw) -replace "ModuleVersion(\s*)= '.*?'", 'ModuleVersion$1= ''99.0.0''' | Set-Content $file
        Invoke-Resource "Publish-PSResource -Path $(Get-Literal $copy) -Repository OpenClawSyncTests" | Should -BeNullOrEmpty
        Join-Path $repository 'OpenClawSync.99.0.0.nupkg' | Should -Exist
        Invoke-Resource 'Update-PSResource OpenClawSync -Repository OpenClawSyncTests' | Should -BeNullOrEmpty
        $lines = Invoke-Resource "
            `$run = Invoke-OpenClawSync -Path $(Get-Literal $source)
            `"`$((Get-Module OpenClawSync).Version) `$(`$run.Status) `$(`$run.Created) `$(`$run.Skipped)`""
        $lines | Should -Be "99.0.0 succeeded 0 $recordCount"
    }

    It 'is uninstalled in every version' {
        Invoke-Resource "Uninstall-PSResource OpenClawSync -Version '*'" | Should -BeNullOrEmpty
        Join-Path $modules 'OpenClawSync' | Should -Not -Exist
    }
}
