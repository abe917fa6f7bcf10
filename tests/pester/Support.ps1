# What every file here begins with: where things are, and PowerShell processes of its own.

$script:root = Split-Path (Split-Path $PSScriptRoot)
$script:module = Join-Path $root 'out/OpenClawSync'
$script:source = Join-Path $root 'tests/fixtures/openclaw-home'

# Runs a script in a new process of the PowerShell that runs the tests, and gives what it printed. That PowerShell may be a .NET tool,
# whose process is dotnet.
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

# Text as a literal of PowerShell.
function Get-Literal([string] $Text) { "'$($Text.Replace("'", "''"))'" }

# What was planted in the sample home, and may be nowhere else.
function Get-PlantedSecret { Get-Content (Join-Path $root 'tests/fixtures/planted-secrets.txt') | Where-Object { $_ } }
