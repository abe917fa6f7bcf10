@{
  RootModule           = 'OpenClawSync.dll'
  # Loads before the root module and gives the core and its libraries a load context of their own.
  NestedModules        = @('OpenClawSync.Bootstrap.dll')
  ModuleVersion        = '0.1.0'
  GUID                 = '9d098580-6975-489b-bc5f-5563994fc900'
  Author               = 'OpenClawSync contributors'
  Copyright            = 'Copyright (c) 2026 OpenClawSync contributors'
  Description          = 'Moves tasks, cron jobs and memory notes from an OpenClaw installation into Mission Control (an embedded SQLite database or Convex), with secrets taken out first. Runs can be repeated and interrupted without harm.'
  PowerShellVersion    = '7.6'
  CompatiblePSEditions = @('Core')
  FormatsToProcess     = @('OpenClawSync.Format.ps1xml')
  CmdletsToExport      = @(
    'Get-OpenClawRecord'
    'Protect-OpenClawRecord'
    'Push-OpenClawRecord'
    'Invoke-OpenClawSync'
    'Get-OpenClawSyncRun'
    'Get-OpenClawSyncCursor'
    'Reset-OpenClawSyncCursor'
    'Get-OpenClawDeadLetter'
    'Remove-OpenClawDeadLetter'
    'Find-OpenClawSecret'
    'Find-OpenClawRecord'
    'Test-OpenClawTarget'
    'Initialize-OpenClawSync'
    'Register-OpenClawSyncSchedule'
    'Get-OpenClawSyncSchedule'
    'Unregister-OpenClawSyncSchedule'
  )
  FunctionsToExport    = @()
  AliasesToExport      = @()
  VariablesToExport    = @()
  PrivateData          = @{
    PSData = @{
      Tags         = @('OpenClaw', 'Sync', 'SQLite', 'Convex', 'Redaction', 'Secrets', 'PSEdition_Core', 'Linux', 'MacOS', 'Windows')
      LicenseUri   = 'https://opensource.org/license/mit'
      ReleaseNotes = 'See CHANGELOG.md.'
    }
  }
}
