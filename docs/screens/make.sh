#!/bin/sh
# Makes the pictures of the README anew from two tours of the program. Usage: make screens
set -eu
cd "$(dirname "$0")/../.."
program=.venv/bin/egov-kiosk
out=build/screens
here=docs/screens

"$program" tour --out "$out/az" --journey apply --language az
"$program" tour --out "$out/ru" --journey apply --language ru --size 1080x1920 --palette yellow-on-black --zoom 200

# keep NAME: FROM is the tour's file name without its number
keep() {
    set -- "$1" "$out/$2/screens/"[0-9]*-"$3".png
    .venv/bin/python "$here/reduce.py" "$2" "$here/$1.png"
}
keep home az home
keep results az results
keep question-error az mistake
keep sign-in az sign-in-waiting
keep confirmation az confirmation-criminal-record
keep yellow-200 ru home
