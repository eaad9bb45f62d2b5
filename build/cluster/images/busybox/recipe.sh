# shellcheck shell=bash
# docker.io/library/busybox: one program under all its names, in /bin, and the C library. Not busybox-static: its shell
# runs its own applets whatever is on PATH, and with them a `nc` without -z.
fill() {
  local root=$1 work=$2 applet library package
  mkdir -p "$work/package" "$root"/{bin,dev,etc,home,lib,lib64,proc,root,sys,tmp,usr/bin,usr/sbin,var/spool/mail,var/www}
  # apt downloads as a user of its own.
  chmod 0711 "$work"
  chmod 0777 "$work/package"
  logged 'fetching busybox' env -C "$work/package" apt-get download -q busybox libc6
  for package in "$work"/package/*.deb; do
    logged 'unpacking busybox' dpkg-deb -x "$package" "$work/package"
  done
  mv "$work/package/bin/busybox" "$root/bin/busybox"
  for library in libc.so.6 libresolv.so.2; do
    cp "$work"/package/lib/x86_64-linux-gnu/$library "$root/lib/"
  done
  cp "$work/package/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2" "$root/lib64/"
  for applet in $(chroot "$root" /bin/busybox --list); do
    [[ $applet == busybox || $applet == nc ]] || ln "$root/bin/busybox" "$root/bin/$applet"
  done
  install -m 0755 "$HERE/busybox/nc" "$root/bin/nc"
  ln -s ../../bin/env "$root/usr/bin/env"
  chmod 1777 "$root/tmp"
  chmod 0700 "$root/root"
  touch "$root"/etc/{passwd,group,shadow}
  chmod 0640 "$root/etc/shadow"
  add_user root 0 /root /bin/sh
  add_user nobody 65534 /home /bin/false
}
