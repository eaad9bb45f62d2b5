#!/usr/bin/env bash
# Helm test: the API refuses a job without the key and takes it with the key, a worker completes it, and the metrics count it.
#   usage: test-jobs.sh HOST TIMEOUT_SECONDS     (API_SECRET_KEY in the environment)
set -euo pipefail
host=$1
timeout=$2

request() { # method path key body: prints the answer, status line first
  exec 3<>"/dev/tcp/$host/80" || exit 1
  printf '%s %s HTTP/1.0\r\nHost: %s\r\nX-API-Key: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' "$1" "$2" "$host" "$3" "${#4}" "$4" >&3
  timeout 30 cat <&3
  exec 3>&-
}

expect() { # status answer what: fails unless the answer has the status
  [[ $2 == HTTP/1.?" $1 "* ]] || { echo "$3: expected status $1, got: ${2%%$'\r'*}" >&2; exit 1; }
}

field() { # name answer: prints the first string of that name in a JSON answer
  [[ $2 =~ \"$1\"[[:space:]]*:[[:space:]]*\"([^\"]*)\" ]] || { echo "no field $1 in: ${2##*$'\n'}" >&2; return 1; }
  printf '%s' "${BASH_REMATCH[1]}"
}

job='{"type":"echo","payload":{"from":"helm test"}}'
answer=$(request POST /jobs not-the-key "$job")
expect 401 "$answer" "POST /jobs with a wrong key"
echo "a wrong key is refused"

answer=$(request POST /jobs "$API_SECRET_KEY" "$job")
expect 201 "$answer" "POST /jobs"
id=$(field id "$answer")

end=$((SECONDS + timeout))
while true; do
  answer=$(request GET "/jobs/$id" "$API_SECRET_KEY" "")
  expect 200 "$answer" "GET /jobs/$id"
  status=$(field status "$answer")
  [[ $status == completed ]] && break
  [[ $status == queued || $status == running ]] || { echo "job $id: expected status completed, got $status" >&2; exit 1; }
  ((SECONDS < end)) || { echo "job $id is still $status after $timeout s, expected completed" >&2; exit 1; }
  sleep 1
done
echo "job $id is completed"

answer=$(request GET /metrics "" "")
expect 200 "$answer" "GET /metrics"
for metric in job_created_total job_completed_total job_failed_total job_queue_depth worker_lease_acquired_total; do
  [[ $answer == *$'\n'"$metric"[\ {]* ]] || { echo "GET /metrics: $metric is missing" >&2; exit 1; }
done
completed=$'\n''job_completed_total([{][^}]*[}])? ([0-9]+)'
{ [[ $answer =~ $completed ]] && ((BASH_REMATCH[2] > 0)); } || { echo "GET /metrics: job_completed_total does not count the job" >&2; exit 1; }
echo "the metrics count it"
