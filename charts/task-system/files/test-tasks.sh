#!/usr/bin/env bash
# Helm test: every task in the database comes to its end, and the Task Executor shows them.
#   usage: test-tasks.sh TIMEOUT_SECONDS LEAST_TASKS     (libpq's environment says where the database is)
set -euo pipefail
timeout=$1
least=$2

query() { psql --no-psqlrc --quiet --tuples-only --no-align --field-separator=' ' --set=ON_ERROR_STOP=1 --command="$1"; }

end=$((SECONDS + timeout))
while true; do
  read -r all completed < <(query 'SELECT count(*), count(completed_at) FROM tasks') || { echo "the table tasks cannot be read: see above" >&2; exit 1; }
  ((all >= least && completed == all)) && break
  ((SECONDS < end)) || { echo "after $timeout s $completed of $all tasks are completed, expected all, and at least $least" >&2; exit 1; }
  sleep 1
done
echo "$completed of $all tasks are completed"

exec 3<>/dev/tcp/task-executor/8080
printf 'GET /tasks HTTP/1.0\r\nHost: task-executor\r\nAccept: application/json\r\n\r\n' >&3
answer=$(timeout 30 cat <&3)
[[ $answer == HTTP/1.?" 200 "* ]] || { echo "GET /tasks: expected status 200, got: ${answer%%$'\r'*}" >&2; exit 1; }
while read -r name; do
  [[ $answer == *"$name"* ]] && { echo "the Task Executor shows them"; exit 0; }
done < <(query 'SELECT task_name FROM tasks')
((all == 0)) || { echo "GET /tasks shows no task of the database's" >&2; exit 1; }
