#!/bin/bash
# Entry point of a PostgreSQL container: makes the database cluster on the first start, then becomes the server.
# Its environment is that of the public image:
#   POSTGRES_PASSWORD          the superuser's; required unless POSTGRES_HOST_AUTH_METHOD is trust
#   POSTGRES_USER              the superuser's name; default postgres
#   POSTGRES_DB                a database to make; default: the user's name
#   POSTGRES_INITDB_ARGS       more arguments for initdb; POSTGRES_INITDB_WALDIR: another folder for the log
#   POSTGRES_HOST_AUTH_METHOD  how other hosts prove who they are; default: what the passwords are stored as
#   PGDATA                     where the cluster is
# USER, PASSWORD, DB and INITDB_ARGS may come from a file instead, named by the same variable with _FILE.
# Then *.sql, *.sql.gz, *.sql.xz, *.sql.zst and *.sh of /docker-entrypoint-initdb.d run, in the order of their names, on the
# first start only: a server that other hosts cannot reach yet. A *.sh that is not executable is sourced.
set -Eeuo pipefail
shopt -s nullglob

log() { printf 'entry point: %s\n' "$*"; }

fail() { log "$@" >&2; exit 1; }

setting() { # name default: the variable, or what is in the file that NAME_FILE names
  local file=$1_FILE
  [[ -z ${!1:-} || -z ${!file:-} ]] || fail "$1 and $file are both set. Keep one."
  if [[ -n ${!file:-} ]]; then
    [[ -r ${!file} ]] || fail "$file: ${!file} cannot be read"
    export "$1=$(<"${!file}")"
  else
    export "$1=${!1:-${2:-}}"
  fi
  unset "$file"
}

asks_for_information() { # argument...
  local argument
  for argument in "$@"; do
    case $argument in -\? | --help | --describe-config | -V | --version) return 0 ;; esac
  done
  return 1
}

become_postgres() {
  mkdir -p "$PGDATA"
  chmod 0700 "$PGDATA"
  find "$PGDATA" /var/run/postgresql ! -user postgres -exec chown postgres {} +
  exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$0" "$@"
}

execute_sql() { # psql-argument...: as the superuser, ending at the first error
  PGHOST='' PGHOSTADDR='' PGPASSWORD=$POSTGRES_PASSWORD psql --no-psqlrc --no-password -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$@"
}

make_cluster() {
  local method waldir=()
  # shellcheck disable=SC2034  # used below, by eval
  [[ -z ${POSTGRES_INITDB_WALDIR:-} ]] || waldir=(--waldir "$POSTGRES_INITDB_WALDIR")
  # The arguments are words, quoted as in a shell.
  eval 'initdb --username="$POSTGRES_USER" --pwfile=<(printf "%s\n" "$POSTGRES_PASSWORD") "${waldir[@]}" '"$POSTGRES_INITDB_ARGS"
  method=${POSTGRES_HOST_AUTH_METHOD:-$(postgres -C password_encryption)}
  [[ $method != trust ]] || log 'warning: POSTGRES_HOST_AUTH_METHOD is trust: whoever reaches the server may do anything'
  printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"
}

make_database() {
  [[ $POSTGRES_DB != postgres ]] || return 0
  execute_sql --dbname postgres --set db="$POSTGRES_DB" <<<'CREATE DATABASE :"db";'
}

run_scripts() {
  local script
  for script in /docker-entrypoint-initdb.d/*; do
    log "running $script"
    case $script in
      *.sh)
        if [[ -x $script ]]; then
          "$script"
        else
          # shellcheck source=/dev/null
          . "$script"
        fi ;;
      *.sql) execute_sql --dbname "$POSTGRES_DB" -f "$script" ;;
      *.sql.gz) gunzip -c "$script" | execute_sql --dbname "$POSTGRES_DB" ;;
      *.sql.xz) xz -dc "$script" | execute_sql --dbname "$POSTGRES_DB" ;;
      *.sql.zst) zstd -dc "$script" | execute_sql --dbname "$POSTGRES_DB" ;;
      *) log "not a script: $script" ;;
    esac
  done
}

initialise() { # server-argument...
  [[ -n $POSTGRES_PASSWORD || ${POSTGRES_HOST_AUTH_METHOD:-} == trust ]] ||
    fail 'POSTGRES_PASSWORD is not set: the superuser needs one. Set it, or POSTGRES_PASSWORD_FILE.'
  make_cluster
  pg_ctl -D "$PGDATA" -o "$(printf '%q ' "$@" -c listen_addresses= -p "${PGPORT:-5432}")" -w start
  make_database
  run_scripts
  pg_ctl -D "$PGDATA" -m fast -w stop
  log 'the database is made'
}

[[ ${1:-} != -* ]] || set -- postgres "$@"
if [[ ${1:-} == postgres ]] && ! asks_for_information "$@"; then
  (( EUID != 0 )) || become_postgres "$@"
  mkdir -p "$PGDATA"
  chmod 0700 "$PGDATA" 2>/dev/null || true   # of a volume that belongs to another user; initdb says so if it minds
  setting POSTGRES_USER postgres
  setting POSTGRES_PASSWORD
  setting POSTGRES_DB "$POSTGRES_USER"
  setting POSTGRES_INITDB_ARGS
  if [[ -s $PGDATA/PG_VERSION ]]; then
    log "$PGDATA has a database: nothing to make"
  else
    initialise "${@:2}"
  fi
  unset POSTGRES_PASSWORD
fi
exec "$@"
