#!/usr/bin/env bash
# Waits until a Job is over, and says how it ended. Needs bash >= 5.1, kubectl >= 1.28.
#   usage: wait-for-job.sh JOB TIMEOUT_SECONDS
#   exit:  0 completed; 3 failed, for good; 1 gone, not over in time, or not to be watched
# `kubectl wait` knows one outcome at a time and would sit out its timeout on the others: so one watch for each, and the first one counts.
set -u
job=$1
timeout=$2
trap 'kill $(jobs -p) 2>/dev/null' EXIT
trap 'exit 143' TERM INT

echo "waiting up to ${timeout} s for $job to complete"
kubectl wait "job/$job" --for=condition=complete --timeout="${timeout}s" >/dev/null & complete=$!
kubectl wait "job/$job" --for=condition=failed --timeout="${timeout}s" >/dev/null & failed=$!
kubectl wait "job/$job" --for=delete --timeout="${timeout}s" >/dev/null & gone=$!

ended=none
wait -n -p first && ended=$first
case $ended in
  "$complete")
    echo "$job completed"
    exit 0 ;;
  "$failed")
    echo "$job failed: $(kubectl get "job/$job" -o 'jsonpath={range .status.conditions[?(@.type=="Failed")]}{.reason}: {.message}{end}')" >&2
    exit 3 ;;
  "$gone")
    echo "$job is gone: it was deleted, or never made" >&2
    exit 1 ;;
esac

# A watch ended without an answer: out of time, refused, or nothing there to watch.
if ! found=$(kubectl get "job/$job" --ignore-not-found --output=name); then
  echo "$job cannot be watched: see above" >&2
elif [[ -z $found ]]; then
  echo "$job is gone: it was deleted, or never made" >&2
else
  echo "$job neither completed nor failed, or its watch broke off: see above" >&2
fi
exit 1
