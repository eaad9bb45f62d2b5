#!/usr/bin/env bash
# Helm test: the jobs have done their work. Each records its tasks under its name, and completes them.
#   usage: test-sequence.sh TIMEOUT_SECONDS JOB=LEAST_TASKS...     (libpq's environment says where the database is)
set -euo pipefail
timeout=$1
shift

end=$((SECONDS + timeout))
for expected in "$@"; do
  job=${expected%=*}
  least=${expected#*=}
  until completed=$(psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 \
      --command="SELECT count(*) FROM tasks WHERE created_by = '$job' AND completed_at IS NOT NULL") && ((completed >= least)); do
    ((SECONDS < end)) || { echo "$job: ${completed:-no} tasks completed after $timeout s, expected at least $least" >&2; exit 1; }
    sleep 1
  done
  echo "$job: $completed tasks completed"
done
