# Shared by all test files: paths, the sample home, and separate PowerShell processes.

$script:root = Split-Path (Split-Path $PSScriptRoot)
$script:module = Join-Path $root 'out/OpenClawSync'
$script:source = Join-Path $root 'tests/fixtures/openclaw-home'
# The number of records in the sample home.
$script:recordCount = 28

# Runs a script in a new process of the current PowerShell and returns its output. PowerShell may be a .NET tool, whose process is dotnet.
function Invoke-Pwsh([string] $Script, [hashtable] $Variables = @{}) {
    $all = @{ POWERSHELL_TELEMETRY_OPTOUT = '1'; POWERSHELL_UPDATECHECK = 'Off'; NO_COLOR = '1' } + $Variables
    $before = @{}
    foreach ($name in $all.Keys) {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $all[$name])
    }
    try { & dotnet (Join-Path $PSHOME 'pwsh.dll') -NoProfile -NonInteractive -Command $Script 2>&1 }
    finally { foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) } }
}

# Quotes text as a PowerShell literal.
function Get-Literal([string] $Text) { "'$($Text.Replace("'", "''"))'" }

# The secrets in the sample home, which must not appear anywhere else.
function Get-PlantedSecret { Get-Content (Join-Path $root 'tests/fixtures/planted-secrets.txt') | Where-Object { $_ } }
