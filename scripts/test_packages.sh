#!/bin/sh
# Installs what only the tests need: Xvfb, for the one that drives a real window, and strace, for
# those that watch the network. Where they may not be installed, these tests are skipped and say so.
set -u
if [ "$(uname -s)" != Linux ]; then exit 0; fi
needed=""
command -v Xvfb >/dev/null || needed="xvfb"
command -v strace >/dev/null || needed="$needed strace"
if [ -z "$needed" ]; then exit 0; fi
if ! command -v apt-get >/dev/null; then exit 0; fi
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    exit 0
fi
install() {
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $needed \
        >/dev/null 2>&1
}
echo "Installing system packages for the tests: $needed"
install || { $as_root apt-get update -q >/dev/null 2>&1; install; } ||
    echo "Note: $needed could not be installed; the tests that need them will be skipped." >&2
exit 0
