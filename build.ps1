<#
.SYNOPSIS
Builds, tests, packs or cleans the solution: a thin wrapper over dotnet, for pwsh and for OpenClawSync.Host alike.
.DESCRIPTION
Only commands of the PowerShell engine itself are used; a machine without pwsh has no others. MSBuild does the work.
'test' runs every suite there is. Its last line is the sum of them all, and it ends with 0 only if nothing failed.
'pack' makes out/OpenClawSync.<version>.nupkg, as the PowerShell Gallery takes it; of a release build unless told otherwise.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)] [ValidateSet('build', 'test', 'pack', 'clean')] [string] $Target = 'build',
    [ValidateSet('Debug', 'Release')] [string] $Configuration = $(if ($Target -eq 'pack') { 'Release' } else { 'Debug' })
)

$ErrorActionPreference = 'Stop'
$results = [IO.Path]::Combine($PSScriptRoot, 'TestResults')

# A suite: what keeps it from running here, if anything, and how to run it. It leaves JUnit files in the folder it is given.
$suites = @(
    # Ahead of the others: it leaves the packages and the HTTP harness that end-to-end tests start.
    @{
        Name    = 'Mission Control'
        Missing = {
            foreach ($program in 'node', 'npm') {
                if (-not (Get-Command $program -CommandType Application -ErrorAction Ignore)) { return "there is no $program on this machine" }
            }
            & node --eval 'const [major, minor] = process.versions.node.split(`.`); process.exit(major > 20 || (major == 20 && minor >= 19) ? 0 : 1)'
            if ($LASTEXITCODE) { 'its node is older than 20.19' }
        }
        Run     = {
            param($folder)
            # npm notes here what it installed; an older note than the lock file's is a stale one.
            $installed = [IO.Path]::Combine($PSScriptRoot, 'node_modules', '.package-lock.json')
            $wanted = [IO.Path]::Combine($PSScriptRoot, 'package-lock.json')
            if ([IO.File]::GetLastWriteTimeUtc($installed) -lt [IO.File]::GetLastWriteTimeUtc($wanted)) {
                & npm ci --no-audit --no-fund
                if ($LASTEXITCODE) { return }
            }
            & npm run check
            $checked = $LASTEXITCODE
            & npm test -- --reporter=default --reporter=junit "--outputFile.junit=$([IO.Path]::Combine($folder, 'vitest.xml'))"
            if ($checked) { $global:LASTEXITCODE = $checked }
        }
    }
    @{
        Name    = '.NET'
        Missing = { }
        Run     = {
            param($folder)
            & dotnet test --solution OpenClawSync.sln --configuration $Configuration --no-build --results-directory $folder --timeout 15m
        }
    }
    @{
        Name    = 'Pester'
        Missing = {
            if (-not (Get-Command pwsh -CommandType Application -ErrorAction Ignore)) { 'there is no pwsh on this machine' }
            else {
                & pwsh -NoProfile -NonInteractive -Command 'exit [int](-not (Get-Module Pester -ListAvailable | Where-Object Version -ge ([version]''5.0'')))'
                if ($LASTEXITCODE) { 'pwsh has no Pester 5' }
            }
        }
        Run     = {
            param($folder)
            $file = [IO.Path]::Combine($folder, 'pester.xml')
            & pwsh -NoProfile -NonInteractive -Command "
                `$ErrorActionPreference = 'Stop'
                Import-Module Pester -MinimumVersion 5.0
                `$settings = New-PesterConfiguration
                `$settings.Run.Path = 'tests/pester'
                `$settings.Run.Exit = `$true
                `$settings.TestResult.Enabled = `$true
                `$settings.TestResult.OutputFormat = 'JUnitXml'
                `$settings.TestResult.OutputPath = '$($file.Replace("'", "''"))'
                Invoke-Pester -Configuration `$settings"
        }
    }
)

function Read-Result($folder) {
    $sum = @{ Passed = 0; Failed = 0; Skipped = 0 }
    foreach ($file in [IO.Directory]::GetFiles($folder, '*.xml', 'AllDirectories')) {
        foreach ($case in ([xml][IO.File]::ReadAllText($file)).SelectNodes('//testcase')) {
            if ($case.SelectSingleNode('failure|error')) { $sum.Failed++ }
            elseif ($case.SelectSingleNode('skipped')) { $sum.Skipped++ }
            else { $sum.Passed++ }
        }
    }
    $sum
}

function Invoke-Build {
    & dotnet build OpenClawSync.sln --configuration $Configuration --nologo
}

function Invoke-Test {
    if ([IO.Directory]::Exists($results)) { [IO.Directory]::Delete($results, $true) }
    $total = @{ Passed = 0; Failed = 0; Skipped = 0 }
    foreach ($suite in $suites) {
        $missing = & $suite.Missing
        if ($missing) {
            "The $($suite.Name) suite was not run: $missing."
            continue
        }

        $folder = [IO.Directory]::CreateDirectory([IO.Path]::Combine($results, $suite.Name)).FullName
        & $suite.Run $folder
        $sum = Read-Result $folder
        if ($LASTEXITCODE -and -not $sum.Failed) {
            # It crashed, timed out or found nothing to run; without this the sum would look healthy.
            "The $($suite.Name) suite ended with $LASTEXITCODE though no test failed."
            $sum.Failed = 1
        }
        foreach ($key in @($sum.Keys)) { $total[$key] += $sum[$key] }
    }
    "$($total.Passed) passed, $($total.Failed) failed, $($total.Skipped) skipped"
    $script:code = [int]($total.Failed -gt 0 -or $total.Passed -eq 0)
}

# dotnet finds global.json, which names the test platform, from the folder it is started in.
$session = $ExecutionContext.SessionState.Path
$before = $session.CurrentLocation.Path
$null = $session.SetLocation($PSScriptRoot)
try {
    switch ($Target) {
        'clean' { & dotnet clean OpenClawSync.sln --configuration $Configuration --nologo; $code = $LASTEXITCODE }
        'build' { Invoke-Build; $code = $LASTEXITCODE }
        'pack' { & dotnet pack src/OpenClawSync.PowerShell --configuration $Configuration --nologo; $code = $LASTEXITCODE }
        'test' {
            Invoke-Build
            $code = $LASTEXITCODE
            if ($code) { '0 passed, 0 failed, 0 skipped' } else { Invoke-Test }
        }
    }
}
finally {
    $null = $session.SetLocation($before)
}
exit $code
