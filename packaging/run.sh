#!/bin/sh
# Opens the window; with no screen, makes the tour instead and says where to look. Called by `make run` after the set-up.
set -eu
cd "$(dirname "$0")/.."
program=.venv/bin/egov-kiosk
tour=build/tour

case $(uname -s) in
    Darwin | MINGW* | MSYS* | CYGWIN*) screen=yes ;;
    *) screen=${DISPLAY:-}${WAYLAND_DISPLAY:-} ;;
esac
# with no portal in the settings the window starts the sandbox portal by itself
[ -z "$screen" ] || exec "$program" run

echo "There is no screen here, so a whole journey is made without one."
QT_QPA_PLATFORM=offscreen "$program" tour --out "$tour"
echo "Look at $PWD/$tour: screens/ shows each page, transcript.txt is what was said, speech.wav how it sounds, receipt.pdf the receipt."
