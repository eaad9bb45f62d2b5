# shellcheck shell=bash
# Debian's essential packages: what a shell script may rely on.
fill() {
  debian_root
}
