#!/bin/sh
# Installs what only the tests need: Xvfb, for the one that drives a real window. Where it
# may not be installed, that test is skipped and says so.
set -u
if [ "$(uname -s)" != Linux ] || command -v Xvfb >/dev/null; then exit 0; fi
if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then exit 0; fi
install() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends xvfb >/dev/null 2>&1
}
echo "Installing a system package for the tests: xvfb"
install || { apt-get update -q >/dev/null 2>&1; install; } ||
    echo "Note: xvfb could not be installed; the test of a real window will be skipped." >&2
exit 0
