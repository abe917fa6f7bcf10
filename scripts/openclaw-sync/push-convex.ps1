#Requires -Version 7.6
<#
.SYNOPSIS
Upserts the records of pull-openclaw.ps1 into Mission Control and emits one result for each.
.DESCRIPTION
The second half of a sync. The target is CONVEX_INGEST_URL, with the token in CONVEX_INGEST_TOKEN, or the default of
Push-OpenClawRecord. It accepts only records that are redacted, and it moves no cursor.
.EXAMPLE
./pull-openclaw.ps1 | ./push-convex.ps1 | Group-Object Kind, Status -NoElement
#>
[CmdletBinding(SupportsShouldProcess)]
param([Parameter(Mandatory, ValueFromPipeline)] [object] $InputObject)

begin {
    & (Join-Path $PSScriptRoot import-module.ps1)
    # Records are pushed while they are read, not collected first.
    $push = { Push-OpenClawRecord }.GetSteppablePipeline($MyInvocation.CommandOrigin)
    $push.Begin($PSCmdlet)
}
process { $push.Process($InputObject) }
end { $push.End() }
clean { ${push}?.Dispose() }
