#!/usr/bin/env bash
# Makes validate.svg, a real run of Validate over a good chart and a bad one in a terminal of 110 columns, and report.png, the page that it writes.
# Needs Chromium.
set -euo pipefail

pictures=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT

# The run below names what it finds as seen from the folder it stands in: a repository beside Slipway's.
ln -s "$(cd -- "$pictures/../.." && pwd -P)" "$scratch/slipway"
mkdir "$scratch/shop"
cp -r -- "$pictures/charts" "$scratch/shop/charts"
for values in "$scratch"/shop/charts/*/values.yaml; do
    echo "# $RANDOM$RANDOM" >> "$values" # charts that no earlier run has seen: the time in the picture is that of a first run
done
cd -- "$scratch/shop"

../slipway/build.sh --target=Restore-Tools > /dev/null # builds the host and fetches helm, if that is to be done, before the picture is taken
command='../slipway/build.sh --target=Validate --charts=charts --output=artifacts'
env -u CI TERM=xterm-256color COLORTERM=truecolor \
    script --quiet --return --command "stty cols 110 rows 60; $command" "$scratch/screen" > /dev/null < /dev/null || true
grep --quiet 'Validating charts: ' "$scratch/screen" || { cat "$scratch/screen" >&2; echo 'The run did not end with findings.' >&2; exit 1; }
sed -e '1d' -e '/^Script done/d' -- "$scratch/screen" | python3 "$pictures/ansi2svg.py" --columns 110 --command "$command" > "$pictures/validate.svg"

chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,1380 --screenshot="$pictures/report.png" \
    "file://$scratch/shop/artifacts/reports/index.html" 2> /dev/null
