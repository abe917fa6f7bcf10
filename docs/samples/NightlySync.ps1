#Requires -Version 7.6
#Requires -Modules OpenClawSync
<#
.SYNOPSIS
A nightly job with OpenClawSync: syncs the homes of several machines, retries dead letters, and reports what needs attention.
.DESCRIPTION
A sample to start from. tests/pester/NightlySync.Tests.ps1 shows how to test such a job, with mocks of the module's commands and without.
.EXAMPLE
. ./NightlySync.ps1; Invoke-NightlySync -Machine @{ laptop = '/srv/homes/laptop'; server = '/srv/homes/server' } -Target /srv/mission-control.db
#>
function Invoke-NightlySync {
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('NightlySync.Result')]
    param(
        # The OpenClaw home of each machine, by the instance id of its rows.
        [Parameter(Mandatory)] [hashtable] $Machine,
        # The target for all machines.
        [Parameter(Mandatory)] [string] $Target,
        # Called with each result that needs attention, for example to send a mail.
        [scriptblock] $Alert = { param($result) Write-Warning "$($result.Instance): $($result.Reason)" }
    )

    foreach ($instance in $Machine.Keys | Sort-Object) {
        if (-not $PSCmdlet.ShouldProcess($instance, "Sync into $Target")) { continue }

        $run = Invoke-OpenClawSync -Path $Machine[$instance] -Target $Target -InstanceId $instance -ErrorAction SilentlyContinue -ErrorVariable problems
        $retried = if ($run.DeadLetters) {
            Get-OpenClawDeadLetter -Target $Target -InstanceId $instance | Push-OpenClawRecord -Target $Target
        }
        $result = [pscustomobject]@{
            PSTypeName = 'NightlySync.Result'
            Instance   = $instance
            Status     = if ($run) { $run.Status } else { 'failed' }
            Changed    = [long]$run.Created + [long]$run.Updated
            Retried    = @($retried | Where-Object Status -in Created, Updated, Unchanged).Count
            Reason     = if ($problems) { "$($problems[0].FullyQualifiedErrorId.Split(',')[0]): $($problems[0])" }
        }
        if ($result.Status -ne 'succeeded') { & $Alert $result }
        $result
    }
}
