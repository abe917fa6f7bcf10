#Requires -Version 7.6
<#
.SYNOPSIS
Fails unless a tag, the module, the npm package and the changelog have the same version.
.EXAMPLE
dotnet pwsh -NoProfile -File build/release.ps1 -Tag v0.1.0
#>
[CmdletBinding()]
param([Parameter(Mandatory)] [string] $Tag)

$ErrorActionPreference = 'Stop'
$root = Join-Path $PSScriptRoot ..
$version = $Tag -replace '^v'
$found = [ordered]@{
    'module/OpenClawSync.psd1'         = (Import-PowerShellDataFile (Join-Path $root module/OpenClawSync.psd1)).ModuleVersion
    'src/mission-control/package.json' = (Get-Content (Join-Path $root src/mission-control/package.json) -Raw | ConvertFrom-Json).version
    'CHANGELOG.md'                     = Get-Content (Join-Path $root CHANGELOG.md) | Where-Object { $_ -match '^## \[?(\d[^\] ]*)' } |
        ForEach-Object { $Matches[1] } | Select-Object -First 1
}
$wrong = $found.GetEnumerator() | Where-Object Value -NE $version
foreach ($place in $wrong) { Write-Host "$($place.Key) has version '$($place.Value)', and the tag says '$version'." }
exit [int]($null -ne $wrong)
