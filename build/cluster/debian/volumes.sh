#!/bin/bash
# Opens each new folder of the host-path provisioner to containers that do not run as root (it makes them 0750, and
# Kubernetes applies no fsGroup to host folders).
#   usage: volumes.sh FOLDER
set -u
declare -A open
exec {never}<> <(:)
while :; do
  for folder in "$1"/*/; do
    [[ -d $folder && -z ${open[$folder]:-} ]] && chmod 0777 "$folder" && open[$folder]=yes
  done
  read -rt 0.1 -u "$never"   # a pause without a process
done
