#!/usr/bin/env bash
# What people do without Slipway: helm lint and helm template, one chart and value set after the other.
#   usage: baseline.sh CHART...
set -euo pipefail
for chart in "$@"; do
    for values in "$chart"/values.yaml "$chart"/values-*.yaml; do
        helm lint "$chart" --values "$values" > /dev/null
        helm template release "$chart" --values "$values" --kube-version 1.34.0 > /dev/null
    done
done
