#!/bin/sh
# Sets up all that the project needs: .venv with pinned, hashed packages and the project itself, and the system
# libraries of Qt. Does nothing when nothing has changed. Usage: packaging/setup.sh run|dev
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
python=${PYTHON:-python3}
stamp=.venv/setup-$kind

"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || {
    echo "egov-kiosk needs Python 3.11, 3.12 or 3.13; set PYTHON to one of them, for example: make PYTHON=python3.12 $kind" >&2
    exit 1
}

# What Qt's platform plugins load and no wheel carries; xvfb and xdotool are for the tests that need a screen and a hand.
libraries="libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 libx11-xcb1
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
libxcb-xinerama0 libxcb-xkb1"
[ "$kind" = dev ] && libraries="$libraries xdotool xvfb"
if command -v dpkg-query >/dev/null 2>&1; then
    missing=
    for library in $libraries; do
        # Ubuntu 24.04 renamed some packages for 64-bit time.
        dpkg-query -W -f='${Status}\n' "$library" "${library}t64" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $library"
    done
    if [ -n "$missing" ]; then
        if [ "$(id -u)" = 0 ]; then as_root=
        elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root=sudo
        else
            echo "egov-kiosk needs system libraries; install them with: sudo apt-get install$missing" >&2
            exit 1
        fi
        $as_root apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
    fi
fi

wanted=$(cat "packaging/requirements/$kind.txt" pyproject.toml packaging/setup.sh | cksum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    .venv/bin/python -m translations compile
    exit 0
fi
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "packaging/requirements/$kind.txt"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/requirements/build.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
.venv/bin/python -m translations compile
printf '%s\n' "$wanted" >"$stamp"
