#!/usr/bin/env bash
# Helm test: the UI is ready, and serves a page.
set -euo pipefail

get() { # path: prints the answer, fails unless its status is 200
  local answer
  exec 3<>/dev/tcp/ui-service/8080
  printf 'GET %s HTTP/1.0\r\nHost: ui-service\r\n\r\n' "$1" >&3
  answer=$(timeout 30 cat <&3)
  exec 3>&-
  [[ $answer == HTTP/1.?" 200 "* ]] || { echo "GET $1: expected status 200, got: ${answer%%$'\r'*}" >&2; return 1; }
  printf '%s' "$answer"
}

get /ready >/dev/null
page=$(get /)
[[ ${page,,} == *'<html'* ]] || { echo "GET /: expected a page, got: ${page:0:200}" >&2; exit 1; }
echo "the page is served"
