#!/usr/bin/env bash
# Syncs OpenClaw into Mission Control once, for a person or a scheduler. Prints the counts and writes tmp/sync-report.json in the current folder.
#
#   OPENCLAW_SOURCE_JSON  a starter JSON file to read instead of OpenClaw's own home
#   CONVEX_INGEST_URL     the ingest endpoint; without it, the embedded database in the state folder is used
#   CONVEX_INGEST_TOKEN   the endpoint's token, if it needs one
#   PWSH                  the pwsh to use, if it is not on PATH
#
# Parameters are those of run-sync.ps1: -Full, -ReplayWindow, -Prune, -WhatIf, -Verbose, -Debug.
# Exit codes: 0 everything was synced; 1 some or all of it was not, or another sync is running; 127 there is no PowerShell.
set -euo pipefail

# A dump of the process would contain raw records. The runtime of .NET writes one of its own where the variable asks for it.
ulimit -c 0
unset DOTNET_DbgEnableMiniDump COMPlus_DbgEnableMiniDump

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ -n ${PWSH:-} ]]; then
    command=("$PWSH")
elif command -v pwsh >/dev/null; then
    command=(pwsh)
# In a clone of OpenClawSync, 'dotnet tool restore' has installed one. Its own DLL is started, so that signals reach it.
elif home=$(cd "$here/../.." && dotnet pwsh -NoProfile -NonInteractive -Command '$PSHOME' 2>/dev/null) && [[ -f $home/pwsh.dll ]]; then
    command=(dotnet "$home/pwsh.dll")
else
    echo "run-sync.sh: there is no pwsh on PATH. Install PowerShell 7.6 or set PWSH to its path." >&2
    exit 127
fi
exec "${command[@]}" -NoProfile -NonInteractive -File "$here/run-sync.ps1" "$@"
