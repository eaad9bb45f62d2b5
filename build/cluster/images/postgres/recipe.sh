# shellcheck shell=bash
# docker.io/library/postgres:15-bookworm: the server and its client programs, without what only Debian's own way of
# running several clusters needs (its Perl wrappers), and without the JIT compiler, which is most of the size.
fill() {
  local root=$1 share=usr/share/postgresql/15
  # The user goes before the packages, which would choose other ids than the public image's.
  # shellcheck disable=SC2016
  debian_root postgresql-15 locales xz-utils zstd \
    --dpkgopt='path-exclude=/usr/lib/postgresql/15/lib/bitcode/*' --dpkgopt='path-exclude=/usr/lib/postgresql/15/lib/llvmjit*' \
    --setup-hook='echo "postgres:x:999:999::/var/lib/postgresql:/bin/bash" >>"$1/etc/passwd"' \
    --setup-hook='echo "postgres:x:999:" >>"$1/etc/group"'
  logged 'making the locale en_US.utf8' chroot "$root" localedef --no-archive -i en_US -f UTF-8 en_US.UTF-8
  # shellcheck disable=SC2016
  logged 'taking out what the server does not need' chroot "$root" sh -c 'dpkg --purge --force-depends locales libllvm14 \
    postgresql-common postgresql-client-common ssl-cert adduser ucf sensible-utils \
    $(dpkg-query -W -f "\${Package}\n" perl "perl-modules-*" "libperl5*" "lib*-perl" "libgdbm*" "libz3-*" 2>/dev/null)'
  rm -rf "$root"/etc/postgresql* "$root"/etc/ssl/private "$root"/etc/ssl/certs/ssl-cert-* "$root"/var/lib/postgresql \
    "$root"/var/log/postgresql "$root"/run/postgresql "$root"/var/cache/* "$root"/var/lib/ucf "$root/usr/lib/postgresql/15/lib/bitcode"
  sed -i '/^ssl-cert:/d' "$root"/etc/{group,gshadow}
  sed -i "s/^#listen_addresses = 'localhost'/listen_addresses = '*'/" "$root/$share/postgresql.conf.sample"
  grep -q "^listen_addresses = '\*'" "$root/$share/postgresql.conf.sample" || fail 'postgresql.conf.sample has no listen_addresses to set'
  mkdir -p "$root/docker-entrypoint-initdb.d" "$root/usr/local/bin"
  install -m 0755 "$HERE/postgres/docker-entrypoint.sh" "$root/usr/local/bin/docker-entrypoint.sh"
  install -d -o 999 -g 999 -m 1777 "$root/var/lib/postgresql" "$root/var/lib/postgresql/data"
  install -d -o 999 -g 999 -m 3777 "$root/run/postgresql"
  # shellcheck disable=SC2016
  BUILD_ARGS+=("VERSION=$(chroot "$root" dpkg-query -W -f '${Version}' postgresql-15)")
}
