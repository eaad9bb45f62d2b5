# shellcheck shell=bash
# What the scripts of this folder share: settings, the components and their command lines, start and stop.
# Sourced, never run. See README.md for the settings.
set -euo pipefail
umask 022

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
CACHE=${SLIPWAY_KUBE_CACHE:-/var/cache/slipway-kube}
STATE=${SLIPWAY_KUBE_STATE:-/var/lib/slipway-kube}
API_PORT=${SLIPWAY_KUBE_API_PORT:-6443}
ETCD_PORT=${SLIPWAY_KUBE_ETCD_PORT:-2379}
REGISTRY_PORT=${SLIPWAY_KUBE_REGISTRY_PORT:-5000}
NODE_IP=
# What a running cluster was started with holds, whatever the caller's environment says now.
# shellcheck source=/dev/null
[[ -f $STATE/settings ]] && source "$STATE/settings"

BIN=$CACHE/bin
RUN=/run/slipway-kube            # a unix socket's path is short, so not below STATE
CONTAINERD=$RUN/containerd.sock
VOLUMES=/tmp/hostpath_pv         # fixed in Kubernetes (pkg/volume/hostpath), a link into STATE
# Where Kubernetes, containerd and Docker keep sockets and the like, whatever they are told.
# shellcheck disable=SC2034
ELSEWHERE=(/var/lib/kubelet /var/lib/cni /run/containerd /run/docker)
DNS_IP=169.254.20.10
SERVICE_CIDR=10.96.0.0/16
POD_CIDR=10.244.0.0/16
export KUBECONFIG=$STATE/admin.kubeconfig

# In the order in which they start.
COMPONENTS=(dockerd registry etcd containerd apiserver controller-manager scheduler kubelet proxy volumes dns)

fail() { # line...: what was being done and the cause, then what helps
  printf '%s\n' "$@" >&2
  exit 1
}

require_machine() { # what: these scripts own a whole Debian 12 machine
  local name version
  name=$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release)
  version=$(sed -n 's/^ID=//p; s/^VERSION_ID="\(.*\)"/\1/p' /etc/os-release | sort | xargs)
  [[ $version == '12 debian' && $EUID == 0 ]] ||
    fail "$1: needs root on Debian 12; this is user $(id -un) on ${name:-an unknown system}. Use an existing cluster or kind instead."
}

require_space() { # what folder MiB
  local free
  mkdir -p "$2"
  free=$(df --output=avail -BM "$2" | tr -dc '0-9')
  (( free >= $3 )) || fail "$1: $2 has $free MiB free, $3 MiB are needed. Free some, or name another folder by SLIPWAY_KUBE_CACHE or SLIPWAY_KUBE_STATE."
}

lock() { # file: one at a time; never inherited by what is started
  exec 9>"$1"
  flock -n 9 || { echo 'waiting for the one that runs already' >&2; flock 9; }
}

lock_machine() { # which has one such cluster
  lock /run/lock/slipway-kube
}

api() { # path curl-argument...: one request to the API server as its administrator
  curl -fsS --max-time 5 --cacert "$STATE/pki/ca.crt" --cert "$STATE/pki/admin.crt" --key "$STATE/pki/admin.key" \
    "https://127.0.0.1:$API_PORT$1" "${@:2}"
}

# The one place that knows each component's command line.
command_of() { # name: fills COMMAND
  local kube="$STATE/$1.kubeconfig" pki=$STATE/pki
  case $1 in
    dockerd) COMMAND=(dockerd --data-root /var/lib/docker) ;;
    registry) COMMAND=(docker-registry serve "$STATE/registry.yml") ;;
    etcd) COMMAND=(etcd --data-dir "$STATE/etcd"
      --listen-client-urls "http://127.0.0.1:$ETCD_PORT" --advertise-client-urls "http://127.0.0.1:$ETCD_PORT"
      --listen-peer-urls "http://127.0.0.1:$((ETCD_PORT + 1))") ;;
    containerd) COMMAND=(containerd -c "$STATE/containerd.toml") ;;
    apiserver) COMMAND=("$BIN/kube-apiserver" --etcd-servers="http://127.0.0.1:$ETCD_PORT"
      --secure-port="$API_PORT" --advertise-address="$NODE_IP" --service-cluster-ip-range="$SERVICE_CIDR" --allow-privileged
      --tls-cert-file="$pki/apiserver.crt" --tls-private-key-file="$pki/apiserver.key" --client-ca-file="$pki/ca.crt"
      --authorization-mode="Node,RBAC" --enable-admission-plugins=NodeRestriction
      --service-account-key-file="$pki/sa.pub" --service-account-signing-key-file="$pki/sa.key"
      --service-account-issuer=https://kubernetes.default.svc
      --kubelet-client-certificate="$pki/admin.crt" --kubelet-client-key="$pki/admin.key"
      --kubelet-preferred-address-types=InternalIP --feature-gates=TTLAfterFinished=true) ;;
    controller-manager) COMMAND=("$BIN/kube-controller-manager" --kubeconfig="$kube" --leader-elect=false --bind-address=127.0.0.1 --port=0
      --use-service-account-credentials --service-account-private-key-file="$pki/sa.key" --root-ca-file="$pki/ca.crt"
      --cluster-signing-cert-file="$pki/ca.crt" --cluster-signing-key-file="$pki/ca.key"
      --kube-api-qps=50 --kube-api-burst=100
      --enable-hostpath-provisioner --feature-gates=TTLAfterFinished=true) ;;
    scheduler) COMMAND=("$BIN/kube-scheduler" --kubeconfig="$kube" --leader-elect=false --bind-address=127.0.0.1 --port=0) ;;
    kubelet) COMMAND=("$BIN/kubelet" --config="$STATE/kubelet.yaml" --kubeconfig="$kube" --hostname-override=node1
      --node-ip="$NODE_IP" --root-dir="$STATE/kubelet" --container-runtime=remote
      --container-runtime-endpoint="unix://$CONTAINERD") ;;
    # The zeros keep the machine's own connection tracking limits.
    proxy) COMMAND=("$BIN/kube-proxy" --kubeconfig="$kube" --hostname-override=node1 --proxy-mode=iptables
      --cluster-cidr="$POD_CIDR" --conntrack-max-per-core=0 --conntrack-tcp-timeout-established=0
      --conntrack-tcp-timeout-close-wait=0) ;;
    volumes) COMMAND=(bash "$HERE/volumes.sh" "$VOLUMES") ;;
    # Listing services and endpoints is what the proxy's identity may do.
    dns) COMMAND=(python3 "$HERE/dns.py" "$DNS_IP" "127.0.0.1:$API_PORT" "$pki/ca.crt" "$pki/proxy.crt" "$pki/proxy.key") ;;
    *) fail "cluster component: there is none called '$1'. One of: ${COMPONENTS[*]}" ;;
  esac
}

ready() { # name: whether it does its work
  case $1 in
    dockerd) timeout 5 docker version ;;
    registry) curl -fs --max-time 2 "http://127.0.0.1:$REGISTRY_PORT/v2/" ;;
    etcd) curl -fs --max-time 2 "http://127.0.0.1:$ETCD_PORT/health" | grep -q '"true"' ;;
    containerd) timeout 5 ctr -a "$CONTAINERD" version ;;
    apiserver) api /readyz ;;
    controller-manager) curl -fsk --max-time 2 https://127.0.0.1:10257/healthz ;;
    scheduler) curl -fsk --max-time 2 https://127.0.0.1:10259/healthz ;;
    kubelet) curl -fs --max-time 2 http://127.0.0.1:10248/healthz ;;
    proxy) curl -fs --max-time 2 http://127.0.0.1:10256/healthz ;;
    volumes) running volumes ;;
    dns) : <"/dev/tcp/$DNS_IP/53" ;;
  esac >/dev/null 2>&1
}

start_time() { # pid: in clock ticks after boot; with the pid it names one process for ever
  local stat
  { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1
  read -ra stat <<<"${stat##*) }"
  [[ ${stat[0]} != Z ]] || return 1
  echo "${stat[19]}"
}

running() { # name: whether the process that was started under this name still is there; fills PID
  local started
  PID=
  [[ -f $STATE/pid/$1 ]] && read -r PID started <"$STATE/pid/$1" && [[ $(start_time "$PID") == "$started" ]]
}

state_of() { # name: prints ready, unready, died, external (somebody else's) or stopped
  if running "$1"; then
    if ready "$1"; then echo ready; else echo unready; fi
  elif [[ -f $STATE/pid/$1 ]]; then
    echo died
  elif is_external "$1"; then
    echo external
  else
    echo stopped
  fi
}

is_external() { # name: Docker and a registry that are there already are used as they are
  [[ $1 == dockerd || $1 == registry ]] && ! running "$1" && ready "$1"
}

launch() { # name: starts it unless it runs, and does not wait for it
  local pid
  running "$1" && return
  is_external "$1" && return
  command_of "$1"
  setsid nohup "${COMMAND[@]}" >>"$STATE/log/$1.log" 2>&1 </dev/null 9>&- &
  pid=$!
  echo "$pid $(start_time "$pid")" >"$STATE/pid/$1"
}

await() { # name...: returns when all of them do their work, fails as soon as one of them has died
  local name deadline=$((SECONDS + 120))
  for name in "$@"; do
    until ready "$name"; do
      running "$name" || died "$name" 'it exited'
      (( SECONDS < deadline )) || died "$name" 'it was not ready after 120 s'
      sleep 0.1
    done
  done
}

died() { # name cause
  printf '%s\n' "starting the local cluster: $1: $2" "  last lines of $STATE/log/$1.log:" >&2
  tail -n 20 "$STATE/log/$1.log" | sed 's/^/  | /' >&2
  exit 1
}

stop() { # name...: ends what was started under these names, and nothing else; by force after GRACE seconds
  local name deadline pids=()
  for name in "$@"; do
    running "$name" && kill "$PID" 2>/dev/null && pids+=("$name")
  done
  deadline=$((SECONDS + ${GRACE:-5}))
  for name in "${pids[@]}"; do
    while running "$name"; do
      (( SECONDS < deadline )) || kill -9 "$PID" 2>/dev/null || true
      sleep 0.05
    done
  done
  for name in "$@"; do rm -f "$STATE/pid/$name"; done
}
