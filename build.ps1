#!/usr/bin/env pwsh
# Runs Slipway: builds the host when its sources changed, then hands it every argument. See ./build.ps1 --target=Help.
# The same as build.sh, for machines without bash.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$hosts = Join-Path $root '.build/host'

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    [Console]::Error.WriteLine("Starting Slipway: dotnet is not on PATH.`nInstall the .NET SDK 10.0.100 or newer.")
    exit 1
}

# What the host is made of. build/cluster is what it runs, not what it is.
$sources = @(Get-ChildItem -Recurse -File -Path (Join-Path $root 'build') |
    Where-Object { $_.FullName -notmatch '[\\/]build[\\/]cluster[\\/]' }) +
    @('Directory.Build.props', 'Directory.Packages.props', 'global.json' | ForEach-Object { Get-Item (Join-Path $root $_) })
$lines = $sources | Sort-Object FullName | ForEach-Object {
    "$((Get-FileHash -Algorithm SHA256 -LiteralPath $_.FullName).Hash) $($_.FullName.Substring($root.Length))"
}
$bytes = [Text.Encoding]::UTF8.GetBytes($lines -join "`n")
$hash = [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($bytes)).Replace('-', '').ToLowerInvariant()
$hostFolder = Join-Path $hosts "host-$($hash.Substring(0, 16))"

if (-not (Test-Path $hostFolder)) {
    New-Item -ItemType Directory -Force $hosts | Out-Null
    $lock = $null
    while (-not $lock) {
        try { $lock = [IO.File]::Open((Join-Path $hosts 'lock.ps1'), 'OpenOrCreate', 'ReadWrite', 'None') }
        catch [IO.IOException] { Start-Sleep -Milliseconds 200 }
    }
    Push-Location $root
    try {
        if (-not (Test-Path $hostFolder)) {
            & dotnet --version *> $null
            if ($LASTEXITCODE -ne 0) {
                [Console]::Error.WriteLine("Building the host: no .NET SDK that global.json accepts is installed.`nInstall the .NET SDK 10.0.100 or newer.")
                exit 1
            }
            [Console]::Error.WriteLine('Building the host...')
            $new = Join-Path $hosts "new.$PID"
            Get-ChildItem $hosts -Filter 'new.*' | Remove-Item -Recurse -Force
            & dotnet publish build/Slipway.Build -c Release -o $new --artifacts-path (Join-Path $hosts 'obj') -nologo -v quiet -nodeReuse:false `
                -clp:ErrorsOnly -p:HostReadyToRun=true -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -p:DebugType=none
            if ($LASTEXITCODE -ne 0) {
                [Console]::Error.WriteLine('Building the host: the build failed; nothing was run.')
                exit 1
            }
            Move-Item $new $hostFolder
            # A host that still runs cannot be removed on Windows: the next build tries again.
            Get-ChildItem $hosts -Filter 'host-*' | Sort-Object LastWriteTime -Descending | Select-Object -Skip 3 |
                Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
        }
    }
    finally {
        Pop-Location
        $lock.Dispose()
    }
}

$env:SLIPWAY_ROOT = $root
& dotnet (Join-Path $hostFolder 'Slipway.Build.dll') @args
exit $LASTEXITCODE
