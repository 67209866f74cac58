#!/bin/sh
# Sets up all that the project needs: .venv with pinned, hashed packages and the project itself, and the system
# libraries of Qt. Does nothing when nothing has changed. Usage: packaging/setup.sh run|dev
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
python=${PYTHON:-python3}
here=$(pwd -P)
stamp=.venv/setup-$kind

# .venv keeps the interpreter it was made with, until another one is named
[ "$python" = python3 ] && [ -x .venv/bin/python ] && python=.venv/bin/python
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || version=
case $version in
    3.11 | 3.12 | 3.13) ;;
    *)
        echo "egov-kiosk needs Python 3.11, 3.12 or 3.13; name one of them, for example: make run PYTHON=python3.12" >&2
        exit 1
        ;;
esac

# What Qt's platform plugins load and no wheel carries; xvfb and xdotool are for the tests that need a screen and a hand,
# the rest for those that need an ear: a bus, its accessibility services, a client of them, and Orca (all together 150 MB).
libraries="libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 libwayland-cursor0
libwayland-egl1 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1"
[ "$kind" = dev ] && libraries="$libraries xdotool xvfb dbus at-spi2-core gir1.2-atspi-2.0 orca python3-gi"
if command -v dpkg-query >/dev/null 2>&1; then
    missing=
    for library in $libraries; do
        # Ubuntu 24.04 renamed some packages for 64-bit time.
        dpkg-query -W -f='${Status}\n' "$library" "${library}t64" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $library"
    done
    # Debian keeps what makes .venv in a package of its own
    [ -d .venv ] || "$python" -c 'import ensurepip' 2>/dev/null || missing="$missing python$version-venv"
    # tests/peers unpack a server from Debian, and install nothing: apt has only to have heard of it
    if [ "$kind" = dev ] && [ "$(id -u)" = 0 ] && ! apt-cache show glewlwyd >/dev/null 2>&1; then
        apt-get update -qq || true
    fi
    if [ -n "$missing" ]; then
        if [ "$(id -u)" = 0 ]; then as_root=
        elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root=sudo
        else
            echo "egov-kiosk needs system packages; install them with: sudo apt-get install$missing" >&2
            exit 1
        fi
        $as_root apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
    fi
fi

wanted=$({ echo "$here $version"; cat "packaging/requirements/$kind.txt" pyproject.toml packaging/setup.sh; } | cksum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    .venv/bin/python -m translations compile
    exit 0
fi
# A .venv that was moved, is of another Python, or was left half made is made anew.
fits() {
    grep -q "^version = $version\." .venv/pyvenv.cfg && grep -qF "$here/.venv" .venv/bin/activate && .venv/bin/python -m pip --version
} >/dev/null 2>&1
fits || "$python" -m venv --clear .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "packaging/requirements/$kind.txt"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/requirements/build.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
.venv/bin/python -m translations compile
printf '%s\n' "$wanted" >"$stamp"
