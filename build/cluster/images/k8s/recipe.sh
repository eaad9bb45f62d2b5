# shellcheck shell=bash
# docker.io/alpine/k8s: kubectl, with the tools its scripts use.
fill() {
  local root=$1 kubectl
  kubectl=$(find_tool kubectl)
  debian_root ca-certificates curl jq
  install -D -m 0755 "$kubectl" "$root/usr/bin/kubectl"
  mkdir -p "$root/apps"
}
