# Runs this folder's tests as build.ps1 does, with errors that stop as they do in careful scripts.
param(
    [Parameter(Mandatory)] [string] $Pester,
    [Parameter(Mandatory)] [string] $ResultFile
)

$ErrorActionPreference = 'Stop'
# Nothing of the machine's own OpenClaw or Mission Control reaches a test, whatever it forgets to set.
Get-ChildItem env: | Where-Object Name -match '^(OPENCLAW|CLAWDBOT|CONVEX)_' | Remove-Item
$env:POWERSHELL_TELEMETRY_OPTOUT = '1'
$env:POWERSHELL_UPDATECHECK = 'Off'
Import-Module $Pester
$settings = New-PesterConfiguration
$settings.Run.Path = $PSScriptRoot
$settings.Run.Exit = $true
$settings.TestResult.Enabled = $true
$settings.TestResult.OutputFormat = 'JUnitXml'
$settings.TestResult.OutputPath = $ResultFile
Invoke-Pester -Configuration $settings
