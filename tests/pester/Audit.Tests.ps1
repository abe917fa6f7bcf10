# The audit of dependencies that continuous integration runs: what it makes of the answers of the registries.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    . (Join-Path $root 'build/audit.ps1')
    function Get-Shown([string] $Registry, $Found) {
        $count = Show-Found $Registry $Found 6>&1
        [pscustomobject]@{ Count = $count[-1]; Text = $count[0..($count.Count - 2)] -join "`n" }
    }
}

Describe 'The audit' {
    It 'fails for a vulnerability of high or critical severity, once for each package' {
        $package = '{ "id": "A", "resolvedVersion": "1.0.0", "vulnerabilities": [{ "severity": "<severity>", "advisoryurl": "https://example.test/1" }] }'
        $high, $low = ($package -replace '<severity>', 'High'), ($package -replace '<severity>', 'Low' -replace '"A"', '"B"')
        $json = "{ `"version`": 1, `"projects`": [
            { `"path`": `"a.csproj`", `"frameworks`": [{ `"framework`": `"net10.0`", `"topLevelPackages`": [$high, $low] }] },
            { `"path`": `"b.csproj`", `"frameworks`": [{ `"framework`": `"net10.0`", `"transitivePackages`": [$high] }] },
            { `"path`": `"c.csproj`" }] }"

        $shown = Get-Shown NuGet (ConvertFrom-NuGet $json)

        $shown.Count | Should -Be 1
        $shown.Text | Should -BeLike '*known vulnerabilities: 2, of high or critical severity: 1.*High: A 1.0.0 https://example.test/1*Low: B 1.0.0*'
    }

    It 'understands npm' {
        $json = '{ "auditReportVersion": 2, "vulnerabilities": {
            "a": { "name": "a", "severity": "critical", "range": "<2.0.0", "via": [{ "url": "https://example.test/2" }] },
            "b": { "name": "b", "severity": "moderate", "range": "*", "via": ["a"] } } }'

        $shown = Get-Shown npm (ConvertFrom-Npm $json)

        $shown.Count | Should -Be 1
        $shown.Text | Should -BeLike '*vulnerabilities: 2, of high or critical severity: 1.*critical: a <2.0.0 https://example.test/2*moderate: b*'
    }

    It 'passes where nothing is known' {
        (Get-Shown NuGet (ConvertFrom-NuGet '{ "version": 1, "projects": [{ "path": "a.csproj" }] }')).Count | Should -Be 0
        (Get-Shown npm (ConvertFrom-Npm '{ "vulnerabilities": {} }')).Count | Should -Be 0
    }

    It 'says that a registry did not answer, and passes' {
        $answers = @(
            ConvertFrom-NuGet '{ "version": 1, "problems": [{ "level": "error", "text": "Unable to load the service index." }] }'
            ConvertFrom-Npm '{ "message": "request failed", "error": { "code": "ENOTFOUND" } }'
            ConvertFrom-Npm ''
        )
        $answers | Should -Be @($null, $null, $null)
        $shown = Get-Shown npm $null
        $shown.Count | Should -Be 0
        $shown.Text | Should -BeLike '*could not be checked*'
    }
}

Describe 'A build' {
    It 'does not ask for vulnerabilities' {
        foreach ($project in 'src/OpenClawSync.PowerShell', 'tests/OpenClawSync.Core.Tests') {
            dotnet msbuild (Join-Path $root $project) -getProperty:NuGetAudit | Should -Be 'false'
        }
        npm config get audit --prefix $root | Should -Be 'false'
    }
}

Describe 'The check of a release' {
    It 'accepts a tag only if everything has its version' {
        $version = (Import-PowerShellDataFile (Join-Path $root module/OpenClawSync.psd1)).ModuleVersion
        $wrong = & (Join-Path $root build/release.ps1) -Tag v99.0.0 6>&1
        $LASTEXITCODE | Should -Be 1
        $wrong | Should -HaveCount 3
        & (Join-Path $root build/release.ps1) -Tag "v$version" 6>&1 | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 0
    }
}
