# Runs the tests in this folder, as build.ps1 does. Errors are terminating.
param(
    [Parameter(Mandatory)] [string] $Pester,
    [Parameter(Mandatory)] [string] $ResultFile
)

$ErrorActionPreference = 'Stop'
# No test can use the OpenClaw or Mission Control of the machine, even if it does not set these variables itself.
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
