#Requires -Version 7.6
<#
.SYNOPSIS
Reads OpenClaw and emits its records redacted: exactly what a sync would send. Nothing is sent.
.DESCRIPTION
The first half of a sync. Pipe it into push-convex.ps1, or look at it first. The source is the file in OPENCLAW_SOURCE_JSON, or what
Get-OpenClawRecord reads by default.
.EXAMPLE
./pull-openclaw.ps1 | Group-Object Kind -NoElement
#>
[CmdletBinding()]
param()

& (Join-Path $PSScriptRoot import-module.ps1)
Get-OpenClawRecord | Protect-OpenClawRecord
