#!/bin/sh
# An X session that holds the kiosk and nothing else: no window manager, no desktop, no screen saver. To be named as the
# session of the display manager, or run by: xinit packaging/kiosk/session.sh -- -nocursor
# EGOV_KIOSK names another program; EGOV_KIOSK_HIDE_CURSOR=1 hides the pointer where there is only touch (needs unclutter).
set -u

program=${EGOV_KIOSK:-egov-kiosk}
running=
finish() {
    trap - TERM INT HUP
    [ -z "$running" ] || { kill -TERM "$running" 2>/dev/null; wait "$running"; }
    exit 0
}
trap finish TERM INT HUP

umask 077
ulimit -c 0
if command -v xset >/dev/null 2>&1; then
    xset s off -dpms 2>/dev/null
    xset s noblank 2>/dev/null
fi
command -v xsetroot >/dev/null 2>&1 && xsetroot -solid black
# Ctrl+Alt+Backspace must not end the session
command -v setxkbmap >/dev/null 2>&1 && setxkbmap -option ''
if [ "${EGOV_KIOSK_HIDE_CURSOR:-}" = 1 ] && command -v unclutter >/dev/null 2>&1; then
    unclutter -idle 0 -root &
fi

pause=1
while :; do
    began=$(date +%s)
    "$program" run --mode kiosk &
    running=$!
    wait "$running"
    running=
    # one that ended at once is not asked again and again without a rest
    if [ $(($(date +%s) - began)) -ge 60 ]; then pause=1; elif [ "$pause" -lt 30 ]; then pause=$((pause * 2)); fi
    sleep "$pause" &
    wait $!
done
