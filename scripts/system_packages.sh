#!/bin/sh
# Installs the system libraries that the Python packages load, where it may; otherwise says
# in one sentence what to install. Usage: system_packages.sh PYTHON
#
# Only Linux needs any: on macOS the packages bring everything. On Debian and Ubuntu (WSL too)
# apt-get installs what is missing, as root or where sudo asks for no password.
set -u
python=$1

# library that must be there, Debian package, who loads it
analysis_needs="
libEGL.so.1 libegl1 mediapipe
libGLESv2.so.2 libgles2 mediapipe
libglib-2.0.so.0 libglib2.0-0 opencv
libgthread-2.0.so.0 libglib2.0-0 opencv"
window_needs="
libGL.so.1 libgl1 Qt
libX11.so.6 libx11-6 Qt
libX11-xcb.so.1 libx11-xcb1 Qt
libXext.so.6 libxext6 Qt
libXrandr.so.2 libxrandr2 Qt
libdbus-1.so.3 libdbus-1-3 Qt
libfontconfig.so.1 libfontconfig1 Qt
libfreetype.so.6 libfreetype6 Qt
libpulse.so.0 libpulse0 Qt
libwayland-client.so.0 libwayland-client0 Qt
libwayland-cursor.so.0 libwayland-cursor0 Qt
libwayland-egl.so.1 libwayland-egl1 Qt
libxcb-cursor.so.0 libxcb-cursor0 Qt
libxcb-icccm.so.4 libxcb-icccm4 Qt
libxcb-image.so.0 libxcb-image0 Qt
libxcb-keysyms.so.1 libxcb-keysyms1 Qt
libxcb-randr.so.0 libxcb-randr0 Qt
libxcb-render-util.so.0 libxcb-render-util0 Qt
libxcb-shape.so.0 libxcb-shape0 Qt
libxcb-sync.so.1 libxcb-sync1 Qt
libxcb-xfixes.so.0 libxcb-xfixes0 Qt
libxcb-xkb.so.1 libxcb-xkb1 Qt
libxkbcommon.so.0 libxkbcommon0 Qt
libxkbcommon-x11.so.0 libxkbcommon-x11-0 Qt"

# The loader itself is asked, as the packages will ask it.
missing_packages() {
    echo "$1" | "$python" -c '
import ctypes, sys
missing = {}
for row in filter(str.strip, sys.stdin):
    library, package, _user = row.split()
    try:
        ctypes.CDLL(library)
    except OSError:
        missing[package] = None
print(" ".join(missing))'
}

missing_venv() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

install_with_apt() {
    if ! command -v apt-get >/dev/null; then return 1; fi
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        return 1
    fi
    echo "Installing system packages: $*"
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" \
        >/dev/null 2>&1 && return 0
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null 2>&1
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" \
        >/dev/null
}

venv=$(missing_venv)
if [ "$(uname -s)" = Linux ]; then
    analysis=$(missing_packages "$analysis_needs")
    window=$(missing_packages "$window_needs")
else
    analysis=""
    window=""
fi

needed=$(echo $venv $analysis $window)
if [ -z "$needed" ]; then exit 0; fi
# shellcheck disable=SC2086
if install_with_apt $needed; then exit 0; fi

if [ -n "$venv" ]; then
    echo "$python cannot make virtual environments; install its venv module (Debian and Ubuntu: sudo apt-get install $needed) and run make again." >&2
    exit 1
fi
if [ -n "$analysis" ]; then
    echo "System libraries are missing; install them (Debian and Ubuntu: sudo apt-get install $needed; elsewhere the packages with the same libraries) and run make again." >&2
    exit 1
fi
echo "Note: the window will need system libraries that are missing here (Debian and Ubuntu: sudo apt-get install $needed)." >&2
