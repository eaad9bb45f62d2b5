#!/usr/bin/env bash
# Helm test: the Task Executor takes a task, and executes it.
#   usage: test-task-executor.sh TIMEOUT_SECONDS
set -euo pipefail
timeout=$1

call() { # method path body: prints the answer's body, fails unless its status is a success
  local answer
  exec 3<>/dev/tcp/task-executor/8080
  printf '%s %s HTTP/1.0\r\nHost: task-executor\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' "$1" "$2" "${#3}" "$3" >&3
  answer=$(timeout 30 cat <&3)
  exec 3>&-
  [[ $answer == HTTP/1.?" 2"* ]] || { echo "$1 $2: expected a success, got: $answer" >&2; return 1; }
  printf '%s' "${answer#*$'\r\n\r\n'}"
}

task=$(call POST /tasks '{"task_name": "helm test"}')
[[ $task =~ \"id\":\ *([0-9]+) ]] || { echo "POST /tasks: expected a task with an id, got: $task" >&2; exit 1; }
id=${BASH_REMATCH[1]}

end=$((SECONDS + timeout))
until [[ $task =~ \"status\":\ *\"completed\" ]]; do
  ((SECONDS < end)) || { echo "task $id is not completed after $timeout s: $task" >&2; exit 1; }
  sleep 1
  task=$(call GET "/tasks/$id" '')
done
echo "task $id is completed"
