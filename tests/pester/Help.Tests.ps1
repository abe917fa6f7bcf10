# Help in a real pwsh, and every example that needs nothing else, those that only pwsh can run included.

BeforeDiscovery {
    $root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
    Import-Module (Join-Path $root 'out/OpenClawSync') -ErrorAction Stop
    $commands = (Get-Command -Module OpenClawSync).Name
    $topics = (Get-ChildItem (Join-Path $root 'docs/en-US') -Filter 'about_*.md').BaseName
    $fence = [regex]::new('^```powershell(?: needs=(?<needs>\w+))?\n(?<code>.*?)^```$', 'Multiline, Singleline')
    $examples = foreach ($page in @(Get-Item (Join-Path $root 'README.md')) + (Get-ChildItem (Join-Path $root 'docs/en-US'))) {
        $text = [IO.File]::ReadAllText($page)
        foreach ($match in $fence.Matches($text)) {
            if ($match.Groups['needs'].Value -in '', 'pwsh') {
                $line = $text.Substring(0, $match.Index).Split("`n").Count + 1
                @{ Place = "$($page.Name):$line"; Code = $match.Groups['code'].Value }
            }
        }
    }
}

BeforeAll {
    $script:root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $script:module = Join-Path $root 'out/OpenClawSync'
    $script:before = $env:OPENCLAW_SYNC_HOME, $env:OPENCLAW_HOME
    Import-Module $module -ErrorAction Stop
}

AfterAll {
    $env:OPENCLAW_SYNC_HOME, $env:OPENCLAW_HOME = $before
    Remove-Module OpenClawSync
}

Describe 'Get-Help <_>' -ForEach $commands {
    It 'is full' {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Match '\.$'
        $help.description.Text | Should -Not -BeNullOrEmpty
        $help.returnValues.returnValue.type.name | Should -Not -BeNullOrEmpty
        foreach ($parameter in $help.parameters.parameter) { $parameter.description.Text | Should -Not -BeNullOrEmpty -Because $parameter.name }
        $shown = $help | Out-String -Width 200
        foreach ($part in 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'RELATED LINKS') { $shown | Should -MatchExactly $part }
    }

    It 'has a text for every parameter that is not hidden' {
        $help = Get-Help $_ -Full
        $shown = (Get-Command $_).Parameters.Values | Where-Object Name -notin ([System.Management.Automation.PSCmdlet]::CommonParameters) |
            Where-Object { -not ($_.Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow }) }
        $help.parameters.parameter.name | Sort-Object | Should -Be ($shown.Name | Sort-Object)
    }

    It 'shows its examples' {
        $examples = (Get-Help $_).examples.example
        @($examples).Count | Should -BeGreaterOrEqual 2
        $shown = Get-Help $_ -Examples | Out-String -Width 400
        foreach ($example in $examples) { $shown.Contains($example.code.Split("`n")[0]) | Should -BeTrue -Because $example.title }
    }
}

Describe 'Get-Help <_>' -ForEach $topics {
    It 'is found by its name' {
        Get-Help $_ | Out-String | Should -MatchExactly "^TOPIC\r?\n    $_"
    }
}

Describe 'The example at <Place>' -ForEach $examples {
    It 'runs' {
        $folder = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        $userHome = Join-Path $folder 'tests/fixtures/openclaw-home'
        $null = New-Item (Split-Path $userHome) -ItemType Directory
        Copy-Item (Join-Path $root 'tests/fixtures/openclaw-home') $userHome -Recurse
        Copy-Item (Join-Path $root 'tests/fixtures/starter-payload.json') (Join-Path $folder 'export.json')
        Set-Content (Join-Path $folder 'policy.json') '{ "snippetLength": 300 }'
        Set-Content (Join-Path $folder 'acme.toml') "[[rules]]`nid = 'acme-badge'`nregex = 'badge-([a-z0-9]{10})'"
        Set-Content (Join-Path $folder 'acme.json') '{ "ruleFiles": ["acme.toml"] }'
        $env:OPENCLAW_HOME = $userHome
        $env:OPENCLAW_SYNC_HOME = Join-Path $folder 'state'

        # A runspace of its own: an example may change its folder, and exit.
        $shell = [powershell]::Create([System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2())
        try {
            $null = $shell.AddScript({
                    param($module, $folder, $userHome)
                    Import-Module $module
                    (Get-PSProvider FileSystem).Home = $userHome
                    Set-Location $folder
                    $null = Invoke-OpenClawSync
                    $null = Invoke-OpenClawSync -Target mission-control.db
                }).AddArgument($module).AddArgument($folder).AddArgument($userHome).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $shell.Commands.Clear()
            $null = $shell.AddScript($Code).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
        }
        finally { $shell.Dispose() }
    }
}
