@{
  RootModule        = 'OpenClawSync.EmptyModule.dll'
  ModuleVersion     = '1.0.0'
  GUID              = '0f1d0a5b-6f0e-4c0e-9d58-6f4f6c3f9a11'
  CmdletsToExport   = @('Get-Nothing')
  FunctionsToExport = @()
  AliasesToExport   = @()
  VariablesToExport = @()
}
