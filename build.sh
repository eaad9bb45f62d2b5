#!/usr/bin/env bash
# Runs Slipway: builds the host when its sources changed, then hands it every argument. See ./build.sh --target=Help.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
hosts=$root/.build/host

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

if type -P sha256sum > /dev/null; then sha256=(sha256sum); else sha256=(shasum -a 256); fi

# What the host is made of. build/cluster is what it runs, not what it is.
source_hash() {
    cd -- "$root"
    find build Directory.Build.props Directory.Packages.props global.json -path build/cluster -prune -o -type f -print0 \
        | LC_ALL=C sort -z | xargs -0 "${sha256[@]}" | "${sha256[@]}"
}

# A build in a folder of its own, without analyzers: checking the build code is what the tests and an editor's build do.
# A finished host has its name from the first moment, is never changed, and so never pulled away from under a run.
build_host() {
    dotnet --version > /dev/null 2>&1 || fail \
        "Building the host: no .NET SDK that global.json accepts is installed: $(dotnet --list-sdks 2> /dev/null | cut -d ' ' -f 1 | paste -s -d ' ' -)" \
        "Install the .NET SDK 10.0.100 or newer."
    echo 'Building the host...' >&2
    local new=$hosts/new.$$
    rm -rf -- "$hosts"/new.*
    dotnet publish build/Slipway.Build -c Release -o "$new" --artifacts-path "$hosts/obj" -nologo -v quiet -nodeReuse:false \
        -clp:ErrorsOnly -p:HostReadyToRun=true -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -p:DebugType=none >&2 \
        || fail 'Building the host: the build failed; nothing was run.'
    mv -- "$new" "$host"
    ls -dt -- "$hosts"/host-* | tail -n +4 | while read -r old; do rm -rf -- "$old"; done
}

lock() {
    if type -P flock > /dev/null; then flock 9; else perl -e 'open(my $lock, ">&=", 9) and flock($lock, 2)'; fi
}

type -P dotnet > /dev/null || fail 'Starting Slipway: dotnet is not on PATH.' 'Install the .NET SDK 10.0.100 or newer.'
hash=$(source_hash)
host=$hosts/host-${hash:0:16}
if [[ ! -d $host ]]; then
    mkdir -p -- "$hosts"
    # Whoever comes second waits, and finds it built. The build itself must not inherit the lock: compiler servers outlive it.
    (cd -- "$root" && lock && if [[ ! -d $host ]]; then build_host 9>&-; fi) 9> "$hosts/lock"
fi

if [[ $# == 1 && ($1 == -h || $1 == --help) ]]; then set -- --target=Help; fi
export SLIPWAY_ROOT=$root
exec dotnet "$host/Slipway.Build.dll" "$@"
