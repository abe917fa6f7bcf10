# Imports the OpenClawSync that these scripts belong to: the module that contains them, or the build of the same clone; otherwise the installed one.
# A session that has one keeps it.
if (-not (Get-Module OpenClawSync)) {
    $root = Join-Path $PSScriptRoot ../..
    $own = 'OpenClawSync.psd1', 'out/OpenClawSync/OpenClawSync.psd1' | ForEach-Object { Join-Path $root $_ } | Where-Object { Test-Path $_ }
    Import-Module ($own ?? 'OpenClawSync') -Verbose:$false -ErrorAction Stop
}
