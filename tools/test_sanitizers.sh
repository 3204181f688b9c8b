#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds with sanitizers and runs the tests in them. Usage: tools/test_sanitizers.sh address|thread [KERNEL]
#   address  clang with AddressSanitizer, LeakSanitizer and UndefinedBehaviorSanitizer, in build-asan: every suite
#   thread   clang with ThreadSanitizer, in build-tsan: the suites whose code runs on several threads
# KERNEL is an existing kernel file, so that none is made here.
set -eu
cd "$(dirname "$0")/.."
. tools/steps.sh

kernel=${2:+-Dkernel_file=$(realpath "$2")}
export CC=clang
common="-Dtests=enabled -Db_lundef=false -Dc_args=-fno-sanitize-recover=all"

case "${1:-}" in
address)
	# shellcheck disable=SC2086 # lists of options
	configure build-asan $common -Db_sanitize=address,undefined $kernel
	compile build-asan
	export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1
	export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
	run_tests build-asan --no-suite lint --no-suite long
	;;
thread)
	# shellcheck disable=SC2086
	configure build-tsan $common -Db_sanitize=thread $kernel
	compile build-tsan
	export TSAN_OPTIONS=halt_on_error=1:allocator_may_return_null=1:second_deadlock_stack=1
	# ThreadSanitizer 14 cannot map its shadow where the kernel randomises addresses over 32 bits.
	! setarch "$(uname -m)" -R true 2>/dev/null || runner="setarch $(uname -m) -R"
	run_tests build-tsan --suite base --suite adapters --suite app --suite faces --no-suite long
	;;
*)
	echo "Usage: tools/test_sanitizers.sh address|thread [KERNEL]" >&2
	exit 2
	;;
esac
