#Requires -Version 7.6
<#
.SYNOPSIS
Syncs OpenClaw into Mission Control once, and exits with a code that a scheduler understands.
.DESCRIPTION
Prints the counts and writes tmp/sync-report.json in the current folder. The source and the target come from the variables that all
commands use: OPENCLAW_SOURCE_JSON, CONVEX_INGEST_URL and CONVEX_INGEST_TOKEN, or their defaults.

It is one Invoke-OpenClawSync and not pull-openclaw.ps1 piped into push-convex.ps1, because only a complete run moves the cursors,
skips what the target already has, keeps what could not be read as dead letters, and writes a report.

The exit code is 0 if everything was synced, otherwise 1.
.PARAMETER Full
Sends every record again, even if it is known.
.PARAMETER ReplayWindow
The time before the cursor from which records are sent again; a number without a unit is minutes.
.PARAMETER Prune
Marks rows of jobs and notes as removed when the source no longer has them.
.EXAMPLE
./run-sync.ps1 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param([switch] $Full, [object] $ReplayWindow, [switch] $Prune)

& (Join-Path $PSScriptRoot import-module.ps1)
$folder = Join-Path $PWD.ProviderPath tmp
if (-not $WhatIfPreference) { [void][IO.Directory]::CreateDirectory($folder) }
Invoke-OpenClawSync @PSBoundParameters -ReportPath (Join-Path $folder sync-report.json)
exit ($? ? 0 : 1)
