# shellcheck shell=bash
# docker.io/library/busybox: one static program under all its names, in /bin.
fill() {
  local root=$1 work=$2 applet
  mkdir -p "$work/package" "$root"/{bin,dev,etc,home,proc,root,sys,tmp,usr/bin,usr/sbin,var/spool/mail,var/www}
  # apt downloads as a user of its own.
  chmod 0711 "$work"
  chmod 0777 "$work/package"
  logged 'fetching busybox-static' env -C "$work/package" apt-get download -q busybox-static
  logged 'unpacking busybox-static' dpkg-deb -x "$work"/package/busybox-static_*.deb "$work/package"
  mv "$work/package/bin/busybox" "$root/bin/busybox"
  for applet in $("$root/bin/busybox" --list); do
    [[ $applet == busybox ]] || ln "$root/bin/busybox" "$root/bin/$applet"
  done
  ln -s ../../bin/env "$root/usr/bin/env"
  chmod 1777 "$root/tmp"
  chmod 0700 "$root/root"
  touch "$root"/etc/{passwd,group,shadow}
  chmod 0640 "$root/etc/shadow"
  add_user root 0 /root /bin/sh
  add_user nobody 65534 /home /bin/false
}
