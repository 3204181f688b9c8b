/* SPDX-License-Identifier: Apache-2.0 */
/* The one table of commands. */
#include "faces/cli/commands.h"

#include <limits.h>

#include "faces/cli/command.h"
#include "faces/svg/svg.h"

#define ARGS_AT(member) offsetof(struct orr_args, member)
#define OPTIONS(array) .options = (array), .option_count = sizeof(array) / sizeof((array)[0])

static const char *const chart_formats[] = {"ndjson", "csv", NULL};

#define BATCH_OPTIONS                                                                                   \
	{.name = "batch",                                                                               \
	 .argument = "FILE",                                                                            \
	 .doc = "Many births: a CSV or NDJSON file (.gz and .zst too), - for standard input.",          \
	 .type = ORR_OPTION_TEXT,                                                                       \
	 .offset = ARGS_AT(batch)},                                                                     \
		{.name = "out",                                                                         \
		 .argument = "FILE",                                                                    \
		 .fallback = "-",                                                                       \
		 .doc = "Where the documents go (.gz and .zst compress), - for standard output.",       \
		 .type = ORR_OPTION_TEXT,                                                               \
		 .offset = ARGS_AT(out)},                                                               \
		{.name = "map",                                                                         \
		 .argument = "FIELD=COLUMN,...",                                                        \
		 .doc = "Names of the batch's columns where they differ; longitude=-COLUMN turns "      \
			"west-positive ones, "                                                          \
			"FIELD= takes a field from no column.",                                         \
		 .type = ORR_OPTION_TEXT,                                                               \
		 .offset = ARGS_AT(map)},                                                               \
		{.name = "fields",                                                                      \
		 .argument = "FIELD,...",                                                               \
		 .doc = "What is written of each document, such as entity_id,planets,birth_data.date.", \
		 .type = ORR_OPTION_TEXT,                                                               \
		 .offset = ARGS_AT(fields)},                                                            \
	{                                                                                               \
		.name = "format", .argument = "FORMAT", .fallback = "ndjson",                           \
		.doc = "ndjson, one document a line, or csv, a flat table.", .type = ORR_OPTION_CHOICE, \
		.choices = chart_formats, .offset = ARGS_AT(format)                                     \
	}

static const struct orr_option chart_options[] = {
	BATCH_OPTIONS,
	{.name = "svg",
	 .argument = "FILE",
	 .doc = "Draw the chart's wheel into an SVG file too; - for standard output, in place of the table.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(svg)},
	{.name = "svg-theme",
	 .argument = "THEME",
	 .fallback = "light",
	 .doc = "Colours of the wheel: light, dark, or print, which is black and white.",
	 .type = ORR_OPTION_CHOICE,
	 .choices = orr_svg_theme_names,
	 .offset = ARGS_AT(svg_theme)},
	{.name = "svg-transits",
	 .argument = "TIME",
	 .doc = "Draw a bi-wheel: around the chart the sky of an instant (RFC 3339) over the same place.",
	 .type = ORR_OPTION_INSTANT,
	 .offset = ARGS_AT(svg_transits)},
};

static const struct orr_option code_options[] = {
	{.name = "quarter",
	 .argument = "QUARTER",
	 .doc = "Quarter of the code, such as 2026-Q1; by default the present one.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(quarter)},
	{.name = "explain",
	 .doc = "Give every named term of every raw value.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(explain)},
	{.name = "csv",
	 .doc = "The same as --format csv.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(csv)},
	BATCH_OPTIONS,
};

#define SEED_OPTION(fallback_, doc_)                                                         \
	{                                                                                    \
		.name = "seed", .argument = "N", .fallback = fallback_, .doc = doc_,         \
		.type = ORR_OPTION_COUNT, .min = 0, .max = LONG_MAX, .offset = ARGS_AT(seed) \
	}

static const struct orr_option calibrate_options[] = {
	SEED_OPTION("1", "Seed of the births that quarters are ranked among."),
	{.name = "from",
	 .argument = "YEAR",
	 .doc = "First year of birth; by default the kernel's.",
	 .type = ORR_OPTION_COUNT,
	 .min = 1,
	 .max = 9998,
	 .offset = ARGS_AT(first)},
	{.name = "to",
	 .argument = "YEAR",
	 .doc = "Last year of birth; by default the kernel's.",
	 .type = ORR_OPTION_COUNT,
	 .min = 1,
	 .max = 9998,
	 .offset = ARGS_AT(last)},
};

static const struct orr_option check_options[] = {
	SEED_OPTION("2", "Seed of the births that are looked at; another than the tables'."),
	{.name = "from",
	 .argument = "QUARTER",
	 .fallback = "2024-Q1",
	 .doc = "First quarter looked at.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(first)},
	{.name = "to",
	 .argument = "QUARTER",
	 .doc = "Last quarter looked at; by default the first.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(last)},
	{.name = "born-from",
	 .argument = "YEAR",
	 .fallback = "1925",
	 .doc = "First year of birth.",
	 .type = ORR_OPTION_COUNT,
	 .min = 1,
	 .max = 9999,
	 .offset = ARGS_AT(born_from)},
	{.name = "born-years",
	 .argument = "N",
	 .fallback = "100",
	 .doc = "Years of birth, in groups of five.",
	 .type = ORR_OPTION_COUNT,
	 .min = 5,
	 .max = 1000,
	 .offset = ARGS_AT(born_to)},
	{.name = "births",
	 .argument = "N",
	 .fallback = "100000",
	 .doc = "Births in each five years.",
	 .type = ORR_OPTION_COUNT,
	 .min = 1000,
	 .max = 10000000,
	 .offset = ARGS_AT(births)},
};

static const struct orr_option bench_codes_options[] = {
	{.name = "count",
	 .argument = "N",
	 .fallback = "20000",
	 .doc = "Births whose codes are timed.",
	 .type = ORR_OPTION_COUNT,
	 .min = 100,
	 .max = 1000000,
	 .offset = ARGS_AT(count)},
};

static const struct orr_option update_options[] = {
	{.name = "dry-run",
	 .doc = "List the changes and write nothing.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(dry_run)},
};

static const struct orr_option bench_options[] = {
	{.name = "peer",
	 .argument = "PROGRAM",
	 .doc = "Program of the usual Swiss Ephemeris loop; by default the one installed with orrery.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(peer)},
	{.name = "count",
	 .argument = "N",
	 .fallback = "1000",
	 .doc = "Charts in a repetition.",
	 .type = ORR_OPTION_COUNT,
	 .min = 10,
	 .max = 100000,
	 .offset = ARGS_AT(count)},
	{.name = "repeat",
	 .argument = "N",
	 .fallback = "7",
	 .doc = "Repetitions, ours and the peer's in turn; medians are shown.",
	 .type = ORR_OPTION_COUNT,
	 .min = 1,
	 .max = 1000,
	 .offset = ARGS_AT(repeat)},
};

const struct orr_command orr_commands[] = {
	{.name = "chart",
	 .doc = "Birth charts: one as a table or a document, or a file of many.",
	 .more = "One birth is given by flags and shown as a table; with --json it is one birth_charts "
		 "document on one line, the same "
		 "bytes that a batch writes for that birth. Without --time the time counts as unknown.\n"
		 "With --batch every line of the input gives one line of output, in order; a bad line gives "
		 "a line with its error, and "
		 "the exit status is 1 at the end. Flags of a birth then stand for what a line does not say. "
		 "The summary "
		 "goes to standard error; with --json it is one JSON object, on standard output when --out "
		 "names a file.",
	 OPTIONS(chart_options),
	 .uses = ORR_USES_BIRTH | ORR_USES_DATA | ORR_USES_THREADS | ORR_USES_COLOR | ORR_USES_NOW,
	 .run = orr_cmd_chart},
	{.name = "code",
	 .doc = "Harmonic energy codes of a quarter: one as a page or a document, or a file of many.",
	 .more = "One birth is given by flags and shown as a page; with --json it is one harmonic_codes "
		 "document on one line, the same bytes that a batch writes for that birth. Scores are "
		 "percentiles among births of the same years, with a time as well known, in the same "
		 "quarter. They follow from the sky by fixed rules; nothing shows that they say anything "
		 "about "
		 "a person.\n"
		 "With --batch every line of the input gives one line of output, as orrery chart does it.",
	 OPTIONS(code_options),
	 .uses = ORR_USES_BIRTH | ORR_USES_DATA | ORR_USES_THREADS | ORR_USES_COLOR | ORR_USES_NOW,
	 .run = orr_cmd_code},
	{.name = "calibrate check",
	 .doc = "Measure what codes promise on births that the tables have not seen.",
	 .more = "Every property is printed with its worst figure and its goal; the exit status is 9 when "
		 "one "
		 "is not met.",
	 OPTIONS(check_options),
	 .uses = ORR_USES_DATA | ORR_USES_THREADS,
	 .run = orr_cmd_calibrate_check},
	{.name = "calibrate",
	 .doc = "Make the cohorts that codes are ranked among, from the kernel.",
	 .more = "The same kernel and seed give the same bytes, whatever the number of threads.",
	 OPTIONS(calibrate_options),
	 .uses = ORR_USES_DATA | ORR_USES_THREADS,
	 .run = orr_cmd_calibrate},
	{.name = "kernel info",
	 .doc = "What the ephemeris kernel is: range, origin, errors found when it was made.",
	 .uses = ORR_USES_DATA,
	 .run = orr_cmd_kernel_info},
	{.name = "kernel verify",
	 .doc = "Check the kernel's digest and its control points on this machine.",
	 .more = "Every control point in the kernel is evaluated here and compared with the value that Swiss "
		 "Ephemeris gave when "
		 "the kernel was made; the exit status is 9 when the file or an evaluation is not what it "
		 "should be.",
	 .uses = ORR_USES_DATA,
	 .run = orr_cmd_kernel_verify},
	{.name = "zones info",
	 .doc = "What the zone data is: version, zones, id.",
	 .uses = ORR_USES_DATA,
	 .run = orr_cmd_zones_info},
	{.name = "zones update",
	 .doc = "Make the zone data from the system's tzdb, and list the zones that change.",
	 .more = "Results are pinned to the zone data: a newer tzdb on the system changes nothing until this "
		 "command is run. "
		 "Where no zone data is installed yet, it makes the first.",
	 OPTIONS(update_options),
	 .uses = ORR_USES_DATA | ORR_USES_SOURCE,
	 .run = orr_cmd_zones_update},
	{.name = "bench charts",
	 .doc = "Time of a chart, here and by the usual Swiss Ephemeris loop.",
	 .more = "\"Positions and houses\" is the peer's own work: 19 bodies here, 13 there, with speeds, "
		 "and "
		 "Placidus houses, at the same instants and places. \"Chart\" is everything that orrery "
		 "chart "
		 "computes: time zone, aspects, patterns and the document too. The peer is a separate "
		 "program; "
		 "both are measured in turn on one thread, in processor time; ratio is ours divided by the "
		 "peer's.",
	 OPTIONS(bench_options),
	 .uses = ORR_USES_DATA,
	 .run = orr_cmd_bench_charts},
	{.name = "bench codes",
	 .doc = "Time of a harmonic code and of a quarter's ranks.",
	 .more = "Codes are timed on one thread, in processor time, a quarter on all of them by the clock.",
	 OPTIONS(bench_codes_options),
	 .uses = ORR_USES_DATA | ORR_USES_THREADS,
	 .run = orr_cmd_bench_codes},
	{.name = "config",
	 .doc = "Every setting, its value and where it came from.",
	 .more = "A setting is taken from its flag, else from the environment (ORRERY_SECTION_KEY), else "
		 "from "
		 "$XDG_CONFIG_HOME/orrery/orrery.ini, else from /etc/orrery/orrery.ini, else it has its "
		 "default. In the files, "
		 "batch.threads is the line \"threads = 2\" below the line \"[batch]\".",
	 .uses = ORR_USES_ALL_SETTINGS,
	 .run = orr_cmd_config},
	{.name = "help",
	 .doc = "The list of commands, or the help of one.",
	 .words = "[COMMAND]",
	 .word_max = 2,
	 .run = orr_cmd_help},
	{.name = "version", .doc = "Version of this program.", .run = orr_cmd_version},
};

const size_t orr_command_count = sizeof orr_commands / sizeof orr_commands[0];
