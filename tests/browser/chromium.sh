#!/usr/bin/env bash
# The browser tests look at the dossier in Debian's chromium. Install it where that is possible, else say what is missing.
set -euo pipefail

command -v chromium >/dev/null && exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
  echo "Installing chromium for the browser tests"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -qq --yes --no-install-recommends chromium fonts-liberation >/dev/null
  command -v chromium >/dev/null && exit 0
fi

echo "The browser tests need the program 'chromium'. On Debian or Ubuntu: sudo apt-get install chromium fonts-liberation" >&2
exit 1
