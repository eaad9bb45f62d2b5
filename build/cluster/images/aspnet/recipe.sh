# shellcheck shell=bash
# mcr.microsoft.com/dotnet/aspnet: the host and the shared frameworks of the installed SDK.
fill() {
  local root=$1 muxer home version part
  muxer=$(find_tool dotnet)
  muxer=$(readlink -f "$muxer")
  home=$(dirname "$muxer")
  version=$("$muxer" --list-runtimes | sed -n 's/^Microsoft\.AspNetCore\.App \(10\.0\.[0-9]*\) .*/\1/p' | sort -V | tail -n1)
  [[ -n $version ]] || fail "$muxer has no ASP.NET Core 10.0 runtime. Install the .NET SDK 10."
  debian_root ca-certificates libgcc-s1 libicu72 libssl3 libstdc++6 tzdata zlib1g
  for part in host/fxr shared/Microsoft.NETCore.App shared/Microsoft.AspNetCore.App; do
    [[ -d $home/$part/$version ]] || fail "$home/$part has no $version. Repair the .NET SDK."
    mkdir -p "$root/usr/share/dotnet/$part"
    cp -R "$home/$part/$version" "$root/usr/share/dotnet/$part/"
  done
  cp "$muxer" "$home/LICENSE.txt" "$home/ThirdPartyNotices.txt" "$root/usr/share/dotnet/"
  chown -R 0:0 "$root/usr/share/dotnet"
  ln -s /usr/share/dotnet/dotnet "$root/usr/bin/dotnet"
  add_user app 1654 /home/app /bin/sh
  install -d -o 1654 -g 1654 "$root/home/app"
  BUILD_ARGS+=("VERSION=$version")
}
