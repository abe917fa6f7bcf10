@{
  RootModule           = 'OpenClawSync.dll'
  # Loaded before the root module. It gives the core and its libraries their own load context.
  NestedModules        = 'OpenClawSync.Bootstrap.dll'
  ModuleVersion        = '0.1.0'
  GUID                 = '9d098580-6975-489b-bc5f-5563994fc900'
  Author               = 'OpenClawSync contributors'
  CompanyName          = 'OpenClawSync contributors'
  Copyright            = 'Copyright (c) 2026 OpenClawSync contributors'
  Description          = 'Syncs tasks, cron jobs and memory notes from an OpenClaw installation to Mission Control (an embedded SQLite database or Convex) and redacts secrets before anything is written. Syncs can be repeated and interrupted safely.'
  PowerShellVersion    = '7.6'
  CompatiblePSEditions = 'Core'
  TypesToProcess       = 'OpenClawSync.Types.ps1xml'
  FormatsToProcess     = 'OpenClawSync.Format.ps1xml'
  CmdletsToExport      =
    'Get-OpenClawRecord',
    'Protect-OpenClawRecord',
    'Push-OpenClawRecord',
    'Invoke-OpenClawSync',
    'Get-OpenClawSyncRun',
    'Get-OpenClawSyncCursor',
    'Reset-OpenClawSyncCursor',
    'Get-OpenClawDeadLetter',
    'Remove-OpenClawDeadLetter',
    'Remove-OpenClawRecord',
    'Find-OpenClawSecret',
    'Find-OpenClawRecord',
    'Compare-OpenClawRecord',
    'Test-OpenClawTarget',
    'Update-OpenClawSyncKey',
    'Initialize-OpenClawSync',
    'Register-OpenClawSyncSchedule',
    'Get-OpenClawSyncSchedule',
    'Unregister-OpenClawSyncSchedule',
    'Uninstall-OpenClawSync'
  FunctionsToExport    = @()
  AliasesToExport      = @()
  VariablesToExport    = @()
  PrivateData          = @{
    PSData = @{
      Tags         = 'OpenClaw', 'Sync', 'SQLite', 'Convex', 'Redaction', 'Secrets', 'PSEdition_Core', 'Linux', 'MacOS', 'Windows'
      LicenseUri   = 'https://opensource.org/license/mit'
      # The content of icon.svg, since the project has no website to serve it.
      IconUri      = 'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAxMjggMTI4Ij4KICA8cmVjdCB3aWR0aD0iMTI4IiBoZWlnaHQ9IjEyOCIgcng9IjI4IiBmaWxsPSIjMTgyOTNhIi8+CiAgPGcgZmlsbD0ibm9uZSIgc3Ryb2tlPSIjNThiOWQwIiBzdHJva2Utd2lkdGg9IjgiIHN0cm9rZS1saW5lY2FwPSJyb3VuZCIgc3Ryb2tlLWxpbmVqb2luPSJyb3VuZCI+CiAgICA8cGF0aCBkPSJNMjAgNzRBNDUgNDUgMCAwIDAgMTAzIDg2TTg4IDg0bDE1IDIgMyAxNSIvPgogICAgPHBhdGggZD0iTTEwOCA1NEE0NSA0NSAwIDAgMCAyNSA0Mk00MCA0NGwtMTUtMi0zLTE1Ii8+CiAgPC9nPgogIDxwYXRoIGZpbGw9IiNmMjY2NGYiIGQ9Ik00OCA5NEMzNiA4NCAzMyA2NyA0MiA1M0M0OSA0MiA2MyAzNSA3OSA0MUM2OSA0NSA2MiA1MSA2MSA2MUM2NiA1MiA3NiA0OSA4NiA1M0M5MCA2NSA4NCA3NiA3MiA3OEM2NiA3OSA2NCA4MiA2MiA4NkM2MCA5MSA1NiA5NCA0OCA5NFoiLz4KPC9zdmc+Cg=='
      ReleaseNotes = 'First release. See CHANGELOG.md in the folder of the module.'
    }
  }
}
