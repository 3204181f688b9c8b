#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian packages that are missing. Usage: tools/packages.sh run|test
#   run   what building and running Orrery needs
#   test  what the tests, checks and coverage need besides
set -eu

run="gcc libc6-dev binutils meson ninja-build pkg-config python3 libsodium-dev zlib1g-dev libzstd-dev libjansson-dev \
libsqlite3-dev libtimezonemap-data libswe-dev swe-basic-data swe-standard-data tzdata"
test="$run clang clang-format clang-tidy libclang-rt-14-dev libcmocka-dev gcovr shellcheck man-db mandoc zsh fish"

case "${1:-}" in
run) wanted=$run ;;
test) wanted=$test ;;
*)
	echo "Usage: tools/packages.sh run|test" >&2
	exit 2
	;;
esac

installed() {
	[ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null)" = "ii " ]
}

missing=
for package in $wanted; do
	installed "$package" || missing="$missing $package"
done
if [ -z "$missing" ]; then
	echo "  all packages are installed"
	exit 0
fi

echo "  installing through apt-get:$missing"
if ! command -v apt-get >/dev/null; then
	echo "There is no apt-get here: install these packages (Debian 12's names) by hand and start again:$missing" >&2
	exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
	if ! command -v sudo >/dev/null; then
		echo "Packages are missing and there is no sudo: as root, run: apt-get install$missing" >&2
		exit 1
	fi
	echo "  (sudo may ask for your password)"
	as_root=sudo
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get -q update >/dev/null || echo "  apt-get update failed; trying with the lists at hand" >&2
# shellcheck disable=SC2086 # a list of names
if ! $as_root apt-get -q -y install --no-install-recommends $missing </dev/null; then
	echo "apt-get could not install:$missing; its messages above say why." >&2
	exit 1
fi
