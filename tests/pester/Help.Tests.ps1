# What Get-Help shows. The .NET suite asserts that everything has a text.

BeforeDiscovery {
    $root = Split-Path (Split-Path $PSScriptRoot)
    Import-Module (Join-Path $root 'out/OpenClawSync')
    $commands = (Get-Command -Module OpenClawSync).Name
    $topics = (Get-ChildItem (Join-Path $root 'docs/en-US') -Filter 'about_*.md').BaseName
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    Import-Module $module
}

AfterAll { Remove-Module OpenClawSync }

Describe 'Get-Help <_>' -ForEach $commands {
    It 'shows every section and every visible parameter' {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Match '\.$'
        $help.description.Text | Should -Not -BeNullOrEmpty
        $help.returnValues.returnValue.type.name | Should -Not -BeNullOrEmpty
        foreach ($parameter in $help.parameters.parameter) { $parameter.description.Text | Should -Not -BeNullOrEmpty -Because $parameter.name }
        $visible = (Get-Command $_).Parameters.Values | Where-Object Name -notin ([System.Management.Automation.PSCmdlet]::CommonParameters) |
            Where-Object { -not ($_.Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow }) }
        $help.parameters.parameter.name | Sort-Object | Should -Be ($visible.Name | Sort-Object)
        $shown = $help | Out-String -Width 200
        foreach ($part in 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'RELATED LINKS') { $shown | Should -MatchExactly $part }
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

Describe 'Get-Help about_OpenClawTroubleshooting' {
    It 'shows the table of errors' {
        Get-Help about_OpenClawTroubleshooting | Out-String | Should -MatchExactly 'RunInProgress'
    }
}
