#!/usr/bin/env bash
# What people do without Slipway: helm installs one system after the other and waits for each.
#   usage: baseline-deploy.sh FOLDER      FOLDER has <system>.tgz, <system>.json (values) and <system>.namespaces for each system
#   environment: KUBECONFIG
set -euo pipefail
cd -- "$1"

secret() { # name key=value...: as the charts expect it; the values live as long as the measurement
    local name=$1 place=$2
    kubectl --namespace "$place" create secret generic "$name" "${@:3}" > /dev/null
}

for system in task-system jobqueue; do
    read -ra places < "$system.namespaces"
    for place in "${places[@]}"; do
        kubectl create namespace "$place" > /dev/null
        case $system in
            task-system) secret task-system-database "$place" --from-literal=password=benchmark ;;
            jobqueue) secret jobqueue-secret "$place" --from-literal=POSTGRES_PASSWORD=benchmark --from-literal=API_SECRET_KEY=benchmark-0123456789-0123456789-0123 \
                --from-literal=DATABASE_URL=postgresql://postgres:benchmark@postgres:5432/jobqueue ;;
        esac
    done
    helm upgrade --install "$system" "$system.tgz" --namespace "${places[0]}" --values "$system.json" --wait --wait-for-jobs --timeout 10m > /dev/null
done
