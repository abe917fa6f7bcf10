#Requires -Version 7.6
<#
.SYNOPSIS
Builds, tests, packs or cleans OpenClawSync.
.DESCRIPTION
Runs in any PowerShell 7.6; 'dotnet tool restore' installs one for this repository, which 'dotnet pwsh' starts. MSBuild does the work.

  module  builds the module alone, into out/OpenClawSync
  build   builds everything
  test    runs every suite; the last line gives the totals, and the exit code is 0 only if nothing failed
  pack    makes out/OpenClawSync.<version>.nupkg, as the PowerShell Gallery takes it
  clean   deletes what a build made
.EXAMPLE
dotnet pwsh -NoProfile -File build.ps1 test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)] [ValidateSet('module', 'build', 'test', 'pack', 'clean')] [string] $Target = 'build',
    # Release is what ships, and so what is tested.
    [ValidateSet('Release', 'Debug')] [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$results = Join-Path $PSScriptRoot 'TestResults'

# A suite says what keeps it from running on this machine, if anything, and leaves JUnit files in the folder it is given.
$suites = @(
    @{
        Name    = 'Format'
        Missing = {}
        Run     = {
            param($folder)
            dotnet csharpier check src build tests
            $case = $LASTEXITCODE ? '<testcase classname="Format" name="C#"><failure message="Run: dotnet csharpier format src build tests"/></testcase>' : '<testcase classname="Format" name="C#"/>'
            Set-Content (Join-Path $folder format.xml) "<testsuite>$case</testsuite>"
        }
    }
    # First, because end-to-end tests of the .NET suite start the HTTP harness with the packages that it installs.
    @{
        Name    = 'Mission Control'
        Missing = {
            foreach ($program in 'node', 'npm') {
                if (-not (Get-Command $program -CommandType Application -ErrorAction Ignore)) { return "$program is not installed" }
            }
            $version = (node --version) -replace '^v|-.*$'
            if ([version]$version -lt [version]'20.19') { "it needs Node 20.19 or later, and this is $version" }
        }
        Run     = {
            param($folder)
            # npm keeps a note of what it installed; a note older than the lock file is stale.
            $installed = Get-Item node_modules/.package-lock.json -Force -ErrorAction Ignore
            if (-not $installed -or $installed.LastWriteTimeUtc -lt (Get-Item package-lock.json).LastWriteTimeUtc) {
                npm ci --no-audit --no-fund
                if ($LASTEXITCODE) { return }
            }
            npm run check
            $checked = $LASTEXITCODE
            npm test -- --reporter=default --reporter=junit "--outputFile.junit=$(Join-Path $folder vitest.xml)"
            if ($checked) { $global:LASTEXITCODE = $checked }
        }
    }
    @{
        Name    = '.NET'
        Missing = {}
        Run     = {
            param($folder)
            dotnet test --solution OpenClawSync.sln --configuration $Configuration --no-build --results-directory $folder --timeout 45m
        }
    }
    # What depends on whether unchanged files are recognized, once more as on a platform where they are not.
    @{
        Name    = '.NET without file states'
        Missing = {}
        Run     = {
            param($folder)
            $classes = 'DeadLetter', 'HomeSource', 'JobFile', 'LostTask', 'MissingPlace', 'NotePipeline', 'NoteReader', 'PolicyChange', 'Pruning',
                'RefusedAgain', 'RejectedAgain', 'RejectedRecord', 'RunHistory', 'RunUpgrade', 'SyncRehearsal', 'SyncRunner', 'WithheldField' | ForEach-Object { "*.${_}Tests" }
            $env:OPENCLAWSYNC_NO_FILE_STATES = '1'
            try { dotnet test --project tests/OpenClawSync.Core.Tests --configuration $Configuration --no-build --results-directory $folder --filter-class @classes }
            finally { $env:OPENCLAWSYNC_NO_FILE_STATES = $null }
        }
    }
    # In a process of its own, and in the pinned PowerShell even if another one runs this script.
    @{
        Name    = 'Pester'
        Missing = {}
        Run     = {
            param($folder)
            $paths = (dotnet msbuild tests/OpenClawSync.Module.Tests -getProperty:PwshPath -getProperty:PesterPath | ConvertFrom-Json).Properties
            dotnet $paths.PwshPath -NoProfile -NonInteractive -File tests/pester/Run.ps1 -Pester $paths.PesterPath -ResultFile (Join-Path $folder pester.xml)
        }
    }
)

# A failure can quote characters that XML does not allow, such as those that colour a terminal.
function Read-Xml([string] $File) {
    $reader = [Xml.XmlReader]::Create($File, [Xml.XmlReaderSettings]@{ CheckCharacters = $false })
    try {
        $document = [xml]::new()
        $document.Load($reader)
        $document
    }
    finally { $reader.Dispose() }
}

function Read-Result([string] $Folder) {
    $sum = @{ Passed = 0; Failed = 0; Skipped = 0; Failures = @() }
    foreach ($file in Get-ChildItem $Folder -Filter *.xml -Recurse) {
        foreach ($case in (Read-Xml $file).SelectNodes('//testcase')) {
            $failure = $case.SelectSingleNode('failure|error')
            if ($failure) {
                $sum.Failed++
                $sum.Failures += "$($case.classname): $($case.name)`n$($failure.message)`n$($failure.InnerText)"
            }
            elseif ($case.SelectSingleNode('skipped')) { $sum.Skipped++ }
            else { $sum.Passed++ }
        }
    }
    $sum
}

function Format-Sum($Sum) { "$($Sum.Passed) passed, $($Sum.Failed) failed, $($Sum.Skipped) skipped" }

function Invoke-Build {
    Write-Host "Building everything in $Configuration (a minute or two the first time)..."
    # With the images that a package has, so that what is tested starts as fast as what ships.
    dotnet build OpenClawSync.sln --configuration $Configuration --nologo -p:Images=host
}

# Runs a suite and adds its counts to $Total.
function Invoke-Suite($Suite, $Total) {
    $missing = & $Suite.Missing
    if ($missing) {
        # Counted as a failure: a total that lacks a suite would look healthy.
        Write-Host "The $($Suite.Name) suite cannot be run: $missing."
        $Total.Failed++
        return
    }

    Write-Host "Running the $($Suite.Name) suite..."
    $folder = (New-Item (Join-Path $results $Suite.Name) -ItemType Directory -Force).FullName
    $clock = [Diagnostics.Stopwatch]::StartNew()
    & $Suite.Run $folder
    $code = $LASTEXITCODE
    $sum = Read-Result $folder
    if (-not $sum.Failed -and ($code -or -not $sum.Passed)) {
        # Without this the total would look healthy.
        Write-Host ($code ? "The $($Suite.Name) suite exited with code $code, although no test failed." : "The $($Suite.Name) suite found no tests.")
        $sum.Failed = 1
    }
    Write-Host ('The {0} suite: {1}, in {2:m\:ss} minutes.' -f $Suite.Name, (Format-Sum $sum), $clock.Elapsed)
    foreach ($key in 'Passed', 'Failed', 'Skipped', 'Failures') { $Total[$key] += $sum[$key] }
}

function Invoke-Test {
    $total = @{ Passed = 0; Failed = 0; Skipped = 0; Failures = @() }
    dotnet tool restore
    if (-not $LASTEXITCODE) { Invoke-Build }
    if ($LASTEXITCODE) { $total.Failed = 1 }
    else {
        if (Test-Path $results) { Remove-Item $results -Recurse -Force }
        foreach ($suite in $suites) { Invoke-Suite $suite $total }
    }
    # Again at the end, where nobody has to search thousands of lines for them.
    foreach ($failure in $total.Failures) { Write-Host "FAILED $failure`n" }
    Format-Sum $total
    $global:LASTEXITCODE = [int]($total.Failed -gt 0)
}

# dotnet finds global.json, which names the test platform, from the folder it is started in.
Push-Location $PSScriptRoot
try {
    switch ($Target) {
        'module' {
            Write-Host 'Building the module (about half a minute the first time)...'
            dotnet build src/OpenClawSync.PowerShell --configuration $Configuration --nologo
        }
        'build' { Invoke-Build }
        'test' { Invoke-Test }
        'pack' {
            Write-Host 'Packing the module...'
            dotnet pack src/OpenClawSync.PowerShell --configuration $Configuration --nologo -p:Images=all
        }
        'clean' {
            Write-Host "Deleting what builds in $Configuration made..."
            dotnet clean OpenClawSync.sln --configuration $Configuration --nologo
        }
    }
}
finally { Pop-Location }
exit $LASTEXITCODE
