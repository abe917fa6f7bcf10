#Requires -Version 7.6
<#
.SYNOPSIS
Asks the registries for known vulnerabilities of NuGet and npm packages.
.DESCRIPTION
Fails for those of high or critical severity, and prints the others. A registry that cannot be asked is reported and does not fail the
audit. Only continuous integration runs this: no build asks for vulnerabilities.
.EXAMPLE
dotnet pwsh -NoProfile -File build/audit.ps1
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$severe = 'high', 'critical'

# What was found, as objects with Package and Severity; null if nobody could be asked.
function Find-NuGet {
    $output = dotnet restore OpenClawSync.sln --nologo --verbosity quiet 2>&1
    if (-not $LASTEXITCODE) { $output = dotnet list OpenClawSync.sln package --vulnerable --include-transitive --format json 2>&1 }
    if ($LASTEXITCODE) { return $null }
    ConvertFrom-NuGet ($output -join "`n")
}

function ConvertFrom-NuGet([string] $Json) {
    $report = $Json | ConvertFrom-Json
    if ($report.problems | Where-Object level -EQ 'error') { return $null }
    $packages = foreach ($framework in $report.projects.frameworks) { $framework.topLevelPackages; $framework.transitivePackages }
    , @($packages | ForEach-Object {
            foreach ($found in $_.vulnerabilities) {
                [pscustomobject]@{ Package = "$($_.id) $($_.resolvedVersion)"; Severity = $found.severity; Advisory = $found.advisoryurl }
            }
        } | Sort-Object Package, Advisory -Unique)
}

function Find-Npm { ConvertFrom-Npm ((npm audit --json 2>$null) -join "`n") }

function ConvertFrom-Npm([string] $Json) {
    $report = try { $Json | ConvertFrom-Json -AsHashtable } catch { $null }
    if ($null -eq $report -or -not $report.ContainsKey('vulnerabilities')) { return $null }
    , @($report.vulnerabilities.Values | ForEach-Object {
            [pscustomobject]@{ Package = "$($_.name) $($_.range)"; Severity = $_.severity; Advisory = @($_.via.url)[0] }
        })
}

function Show-Found([string] $Registry, $Found) {
    if ($null -eq $Found) {
        Write-Host "The vulnerabilities of $Registry packages could not be checked: the registry did not answer."
        return 0
    }
    $bad = @($Found | Where-Object Severity -In $severe)
    Write-Host "$Registry packages with known vulnerabilities: $($Found.Count), of high or critical severity: $($bad.Count)."
    foreach ($one in $Found) { Write-Host "  $($one.Severity): $($one.Package) $($one.Advisory)" }
    $bad.Count
}

# Tests load the functions alone.
if ($MyInvocation.InvocationName -eq '.') { return }

Push-Location (Join-Path $PSScriptRoot ..)
try { $count = (Show-Found NuGet (Find-NuGet)) + (Show-Found npm (Find-Npm)) }
finally { Pop-Location }
exit [int]($count -gt 0)
