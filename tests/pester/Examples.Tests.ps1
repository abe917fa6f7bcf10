# Runs every example in the documentation, help pages, topics and the package's readme that only needs PowerShell. The .NET suites bind or run
# those that need more.

BeforeDiscovery {
    $root = Split-Path (Split-Path $PSScriptRoot)
    $pages = @(Get-Item (Join-Path $root '*.md'), (Join-Path $root 'module/README.md')) + (Get-ChildItem (Join-Path $root 'docs') -Filter *.md -Recurse)
    $fence = [regex]::new('^```(?<language>\w+)(?: needs=(?<needs>\w+))?\n(?<code>.*?)^```$', 'Multiline, Singleline')
    # Shell commands that call PowerShell are examples too.
    $commandLine = [regex]'-Command[\s\\]+"(?<code>[^"]*)"'
    $examples = foreach ($page in $pages) {
        $text = Get-Content $page -Raw
        foreach ($match in $fence.Matches($text)) {
            $code = $match.Groups['code'].Value
            if ($match.Groups['language'].Value -ne 'powershell') { $code = $commandLine.Match($code).Groups['code'].Value }
            elseif ($match.Groups['needs'].Success) { $code = '' }
            if ($code) {
                $line = $text.Substring(0, $match.Index).Split("`n").Count + 1
                @{ Place = "$([IO.Path]::GetRelativePath($root, $page)):$line"; Code = $code }
            }
        }
    }
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $script:before = $env:OPENCLAW_SYNC_HOME, $env:OPENCLAW_HOME
    Import-Module $module
}

AfterAll {
    $env:OPENCLAW_SYNC_HOME, $env:OPENCLAW_HOME = $before
    Remove-Module OpenClawSync
}

Describe 'The example at <Place>' -ForEach $examples {
    BeforeAll {
        # Examples run in a clone with a built module, with the sample home as the user's home, after a first sync.
        $folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
        $userHome = Join-Path $folder 'tests/fixtures/openclaw-home'
        $null = New-Item (Split-Path $userHome) -ItemType Directory
        Copy-Item $source $userHome -Recurse
        $null = New-Item (Join-Path $folder 'build.ps1')
        Copy-Item (Join-Path $root 'tests/fixtures/starter-payload.json') (Join-Path $folder 'export.json')
        Set-Content (Join-Path $folder 'policy.json') '{ "snippetLength": 300 }'
        Set-Content (Join-Path $folder 'acme.toml') "[[rules]]`nid = 'acme-badge'`nregex = 'badge-([a-z0-9]{10})'"
        Set-Content (Join-Path $folder 'acme.json') '{ "ruleFiles": ["acme.toml"] }'
        $env:OPENCLAW_HOME = $userHome
        $env:OPENCLAW_SYNC_HOME = Join-Path $folder 'state'
    }

    It 'runs and has output' {
        # In its own runspace, since an example may change the current folder or exit.
        $shell = [powershell]::Create([System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2())
        try {
            $null = $shell.AddScript({
                    param($module, $folder, $userHome)
                    Import-Module $module
                    (Get-PSProvider FileSystem).Home = $userHome
                    Set-Location $folder
                    $null = Invoke-OpenClawSync
                    $null = Invoke-OpenClawSync -Target mission-control.db
                    # An example must not load another copy of the module.
                    function Import-Module {}
                }).AddArgument($module).AddArgument($folder).AddArgument($userHome).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $shell.Commands.Clear()
            $shown = $shell.AddScript($Code).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            # Some examples query errors where there are none, others write a file or only use -WhatIf.
            if ($Code -notmatch '-WhatIf|Compare-OpenClawRecord(?!.*-IncludeEqual)|env:|-Status|Where-Object Status|if \(|exit \(|DeadLetter|-Before \(|\$limit|\| Set-Content rows\.jsonl') { $shown | Should -Not -BeNullOrEmpty }
        }
        finally { $shell.Dispose() }
    }
}
