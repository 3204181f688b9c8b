# shellcheck shell=sh
# SPDX-License-Identifier: Apache-2.0
# Sourced by setup.sh and test.sh: numbered steps that say what they do, how long it took, and what failed.

# begin COUNT: how many steps there will be.
begin() {
	steps_total=$1
	steps_done=0
	steps_begun=$(date +%s)
}

elapsed() {
	seconds=$(($(date +%s) - steps_begun))
	echo "$((seconds / 60)) min $((seconds % 60)) s"
}

# announce TITLE: the heading of the next step.
announce() {
	steps_done=$((steps_done + 1))
	printf '\n[%d/%d] %s\n' "$steps_done" "$steps_total" "$1"
}

# step TITLE COMMAND...: run it, stop with a sentence when it fails.
step() {
	title=$1
	shift
	announce "$title"
	start=$(date +%s)
	if ! "$@"; then
		printf '\nStopped: the step "%s" failed. Its messages above say why; after mending that, run this again.\n' "$title" >&2
		exit 1
	fi
	echo "  done in $(($(date +%s) - start)) s"
}

# quietly LOG COMMAND...: the output goes to a log that is shown only when the command fails.
quietly() {
	log=$1
	shift
	mkdir -p "$(dirname "$log")"
	if ! "$@" >"$log.new" 2>&1; then
		cat "$log.new" >&2
		return 1
	fi
	mkdir -p "$(dirname "$log")" && mv "$log.new" "$log"
}

# program_in BUILD NAME: path of a built program.
program_in() {
	found=$(find "$1" -name "$2" -type f -perm -u+x -print | head -n 1)
	if [ -z "$found" ]; then
		echo "There is no program $2 in $1: the build is incomplete; remove $1 and run this again." >&2
		exit 1
	fi
	echo "$found"
}

default_data_folder() {
	if [ -z "${XDG_DATA_HOME:-}" ] && [ -z "${HOME:-}" ]; then
		echo "Neither HOME nor XDG_DATA_HOME is set: say where the data goes with --data DIR." >&2
		exit 1
	fi
	echo "${XDG_DATA_HOME:-$HOME/.local/share}/orrery"
}

# try TITLE COMMAND...: like step, but go on after a failure and remember it in $steps_failed.
steps_failed=0
steps_table=
try() {
	title=$1
	shift
	announce "$title"
	start=$(date +%s)
	outcome=passed
	"$@" || outcome=FAILED
	[ "$outcome" = passed ] || steps_failed=$((steps_failed + 1))
	took=$(($(date +%s) - start))
	echo "  $outcome in $took s"
	steps_table="$steps_table$(printf '%5d s  %-6s  %s' "$took" "$outcome" "$title")
"
}

# configure BUILD OPTION...: set the build folder up, or change its options when it is there.
configure() {
	folder=$1
	shift
	if [ -f "$folder/build.ninja" ]; then
		quietly "$folder/configure.log" meson configure "$folder" "$@"
	else
		quietly "$folder/configure.log" meson setup "$folder" "$@"
	fi
}

# compile BUILD [TARGET...]
compile() {
	folder=$1
	shift
	quietly "$folder/compile.log" meson compile -C "$folder" "$@"
}

# run_tests BUILD OPTION...: the tests of the folder; what they found is in meson-logs/ci.json. $runner goes in front.
runner=
run_tests() {
	folder=$1
	shift
	if ! $runner meson test -C "$folder" --logbase ci --no-rebuild --timeout-multiplier 4 --no-suite slow --print-errorlogs "$@"; then
		python3 tools/show_failures.py "$folder/meson-logs/ci.json" >&2
		return 1
	fi
}

# beside LOG FUNCTION: run a function of `try` steps in a process of its own, its output in LOG, while others go on. together LOG: wait for it,
# show what it said, and count its steps as if they had run here. A machine that one long test leaves half idle is used by the other steps.
beside() {
	mkdir -p "$(dirname "$1")"
	rm -f "$1.steps"
	(
		# shellcheck disable=SC2030 # they come back by the file
		steps_failed=0 steps_table=
		"$2"
		printf '%s\n%s' "$steps_failed" "$steps_table" >"$1.steps"
	) >"$1" 2>&1 &
	beside_process=$!
}
together() {
	wait "$beside_process" || true
	cat "$1"
	if [ -f "$1.steps" ]; then
		# shellcheck disable=SC2031
		steps_failed=$((steps_failed + $(head -n 1 "$1.steps")))
		# shellcheck disable=SC2031
		steps_table="$steps_table$(tail -n +2 "$1.steps")
"
	else
		steps_failed=$((steps_failed + 1))
	fi
	rm -f "$1.steps"
}
