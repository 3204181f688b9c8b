/* SPDX-License-Identifier: Apache-2.0 */
/* The one table of commands. */
#include "faces/cli/commands.h"

#include <limits.h>

#include "faces/cli/command.h"
#include "faces/svg/svg.h"
#include "model/names.h"

#define ARGS_AT(member) offsetof(struct orr_args, member)
#define OPTIONS(array) .options = (array), .option_count = sizeof(array) / sizeof((array)[0])

#define MAP_OPTION                                                                               \
	{                                                                                        \
		.name = "map", .argument = "FIELD=COLUMN,...",                                   \
		.doc = "Names of the file's columns where they differ; longitude=-COLUMN turns " \
		       "west-positive ones, "                                                    \
		       "FIELD= takes a field from no column.",                                   \
		.type = ORR_OPTION_TEXT, .offset = ARGS_AT(map)                                  \
	}

static const char *const on_off[] = {"on", "off", NULL};

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
		MAP_OPTION,                                                                             \
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

#define QUARTER_OPTION(name_, at_, fallback_, doc_)                                       \
	{                                                                                 \
		.name = name_, .argument = "QUARTER", .fallback = fallback_, .doc = doc_, \
		.type = ORR_OPTION_TEXT, .offset = ARGS_AT(at_)                           \
	}

#define SVG_THEME_OPTION                                                                                \
	{                                                                                               \
		.name = "svg-theme", .argument = "THEME", .fallback = "light",                          \
		.doc = "Colours of the picture: light, dark, or print, which is black and white.",      \
		.type = ORR_OPTION_CHOICE, .choices = orr_svg_theme_names, .offset = ARGS_AT(svg_theme) \
	}

static const struct orr_option chart_options[] = {
	BATCH_OPTIONS,
	{.name = "svg",
	 .argument = "FILE",
	 .doc = "Draw the chart's wheel into an SVG file too; - for standard output, in place of the table.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(svg)},
	SVG_THEME_OPTION,
	{.name = "svg-transits",
	 .argument = "TIME",
	 .doc = "Draw a bi-wheel: around the chart the sky of an instant (RFC 3339) over the same place.",
	 .type = ORR_OPTION_INSTANT,
	 .offset = ARGS_AT(svg_transits)},
};

static const struct orr_option pattern_options[] = {
	BATCH_OPTIONS,
	{.name = "svg",
	 .argument = "FILE",
	 .doc = "Draw the levels' way through the quarters into an SVG file too; - for standard output, in "
		"place of "
		"the page.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(svg)},
	SVG_THEME_OPTION,
	QUARTER_OPTION("from", first, NULL,
		       "First quarter, such as 2020-Q1; by default 20 before the present one."),
	QUARTER_OPTION("to", last, NULL, "Last quarter; by default 4 after the present one."),
	QUARTER_OPTION("quarter", quarter, NULL,
		       "Quarter that is taken for the present one; by default the clock's."),
	{.name = "dry-run",
	 .doc = "With an entity: write nothing to the store.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(dry_run)},
};

static const struct orr_option code_options[] = {
	{.name = "svg",
	 .argument = "FILE",
	 .doc = "Draw spectrum, energies, dimensions and the way through the quarter into an SVG file too; - "
		"for "
		"standard output, in place of the page.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(svg)},
	SVG_THEME_OPTION,
	QUARTER_OPTION("quarter", quarter, NULL,
		       "Quarter of the code, such as 2026-Q1; by default the present one."),
	{.name = "explain",
	 .doc = "Give every named term of every raw value.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(explain)},
	{.name = "csv",
	 .doc = "The same as --format csv.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(csv)},
	{.name = "all",
	 .doc = "Codes of everybody in the store, or of an organization or type, each kept.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(all)},
	{.name = "due",
	 .doc = "With --all: only those whose code is missing or was of an earlier quarter.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(due)},
	{.name = "dry-run",
	 .doc = "With an entity or --all: say what would be done and write nothing to the store.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(dry_run)},
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

static const struct orr_option quarters_options[] = {
	QUARTER_OPTION("from", first, NULL, "First quarter; by default the one before the present."),
	QUARTER_OPTION("to", last, NULL, "Last quarter; by default the first given, else the present."),
	{.name = "anew",
	 .doc = "Compute what is kept already too.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(anew)},
};

static const struct orr_option check_options[] = {
	SEED_OPTION("2", "Seed of the births that are looked at; another than the tables'."),
	QUARTER_OPTION("from", first, "2024-Q1", "First quarter looked at."),
	QUARTER_OPTION("to", last, NULL, "Last quarter looked at; by default the first."),
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
	{.name = "class",
	 .argument = "CLASS",
	 .fallback = "minute",
	 .doc = "How well the times of the births are known: minute, quarter_hour, hour or unknown.",
	 .type = ORR_OPTION_CHOICE,
	 .choices = orr_certainty_names,
	 .offset = ARGS_AT(certainty_class)},
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
	 .doc = "Say what would change and write nothing.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(dry_run)},
};

#define LIMIT_OPTION                                                                                      \
	{                                                                                                 \
		.name = "limit", .argument = "N", .fallback = "10", .doc = "Most places that are shown.", \
		.type = ORR_OPTION_COUNT, .min = 1, .max = 1000, .offset = ARGS_AT(limit)                 \
	}

static const struct orr_option place_options[] = {LIMIT_OPTION};

static const struct orr_option near_options[] = {
	{.name = "latitude",
	 .alias = "lat",
	 .argument = "LATITUDE",
	 .doc = "Latitude in decimal degrees, north positive.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(near_lat)},
	{.name = "longitude",
	 .alias = "lon",
	 .argument = "LONGITUDE",
	 .doc = "Longitude in decimal degrees, east positive.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(near_lon)},
	LIMIT_OPTION,
};

static const struct orr_option place_import_options[] = {
	{.name = "source",
	 .argument = "NAME",
	 .doc = "Name of the places' source; by default GeoNames for its dump, else the file's name.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(place_source)},
	{.name = "attribution",
	 .argument = "TEXT",
	 .doc = "How the source wants to be named wherever its places are shown.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(attribution)},
	{.name = "dry-run",
	 .doc = "Check the file and write nothing.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(dry_run)},
};

#define OPTION_TO(doc_)                                                                    \
	{                                                                                  \
		.name = "to", .argument = "VERSION", .doc = doc_, .type = ORR_OPTION_TEXT, \
		.offset = ARGS_AT(to)                                                      \
	}
#define OPTION_DRY_RUN(doc_)                                                                          \
	{                                                                                             \
		.name = "dry-run", .doc = doc_, .type = ORR_OPTION_SWITCH, .offset = ARGS_AT(dry_run) \
	}

static const struct orr_option migrate_plan_options[] = {
	OPTION_TO("Migration to end at: down when it was made already, otherwise up; by default the newest."),
	{.name = "scripts",
	 .doc = "Show the scripts too.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(scripts)},
};

static const struct orr_option migrate_up_options[] = {
	OPTION_TO("Last migration to make; by default the newest."),
	OPTION_DRY_RUN("List what would be made and make nothing."),
};

static const struct orr_option migrate_down_options[] = {
	OPTION_TO("Migration to end at, 0 for none; by default one is undone."),
	OPTION_DRY_RUN("List what would be undone and undo nothing."),
	{.name = "yes",
	 .doc = "Undo it, and lose what only that migration has a place for.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(yes)},
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

#define ORGANIZATION_OPTION                                                                            \
	{                                                                                              \
		.name = "organization-id", .alias = "organization", .argument = "ORGANIZATION_ID",     \
		.doc = "Organization; what belongs to another is not found.", .type = ORR_OPTION_TEXT, \
		.offset = ARGS_AT(birth.organization_id)                                               \
	}
#define ENTITY_TYPE_OPTION                                                                           \
	{                                                                                            \
		.name = "entity-type", .argument = "TYPE", .doc = "employee, candidate or company.", \
		.type = ORR_OPTION_CHOICE, .choices = orr_entity_type_names,                         \
		.offset = ARGS_AT(birth.entity_type)                                                 \
	}
#define STATUS_OPTION(doc_)                                                                     \
	{                                                                                       \
		.name = "status", .argument = "STATUS", .doc = doc_, .type = ORR_OPTION_CHOICE, \
		.choices = orr_status_names, .offset = ARGS_AT(status)                          \
	}
#define NAME_OPTION(doc_)                                                                 \
	{                                                                                 \
		.name = "name", .argument = "NAME", .doc = doc_, .type = ORR_OPTION_TEXT, \
		.offset = ARGS_AT(birth.name)                                             \
	}
#define GROUP_OPTION                                                                        \
	{                                                                                   \
		.name = "group", .argument = "GROUP", .doc = "Members of this group only.", \
		.type = ORR_OPTION_TEXT, .offset = ARGS_AT(group)                           \
	}
#define PAGE_OPTIONS                                                                                     \
	{.name = "limit",                                                                                \
	 .argument = "N",                                                                                \
	 .fallback = "100",                                                                              \
	 .doc = "How many are shown.",                                                                   \
	 .type = ORR_OPTION_COUNT,                                                                       \
	 .min = 1,                                                                                       \
	 .max = 1000,                                                                                    \
	 .offset = ARGS_AT(limit)},                                                                      \
	{                                                                                                \
		.name = "after", .argument = "KEY", .doc = "Go on behind the page that named this key.", \
		.type = ORR_OPTION_TEXT, .offset = ARGS_AT(after)                                        \
	}

static const struct orr_option import_options[] = {
	MAP_OPTION,
	{.name = "dry-run",
	 .doc = "Say what would be done and write nothing to the store.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(dry_run)},
	{.name = "out",
	 .argument = "FILE",
	 .doc = "Where the answer to each line goes, - for standard output: its chart and whether it was "
		"created, replaced "
		"or unchanged, or its error.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(out)},
};

static const struct orr_option export_options[] = {
	{.name = "collection",
	 .argument = "COLLECTION",
	 .doc = "What is written, by the collection's own name in place of the word.",
	 .type = ORR_OPTION_CHOICE,
	 .choices = orr_collection_names,
	 .offset = ARGS_AT(collection)},
	{.name = "out",
	 .argument = "FILE",
	 .fallback = "-",
	 .doc = "Where the documents go (.gz and .zst compress), - for standard output.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(out)},
	{.name = "fields",
	 .argument = "FIELD,...",
	 .doc = "What is written of each document, such as entity_id,planets,birth_data.date.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(fields)},
	{.name = "format",
	 .argument = "FORMAT",
	 .fallback = "ndjson",
	 .doc = "ndjson, one document a line, or csv, a flat table.",
	 .type = ORR_OPTION_CHOICE,
	 .choices = chart_formats,
	 .offset = ARGS_AT(format)},
	{.name = "ejson",
	 .doc = "NDJSON as MongoDB's tools read it (relaxed Extended JSON v2).",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(ejson)},
	ORGANIZATION_OPTION,
	ENTITY_TYPE_OPTION,
	GROUP_OPTION,
	STATUS_OPTION("Entities of this status only."),
};

static const struct orr_option entity_list_options[] = {
	ORGANIZATION_OPTION,
	ENTITY_TYPE_OPTION,
	GROUP_OPTION,
	STATUS_OPTION("Entities of this status only."),
	{.name = "due",
	 .doc = "Those whose harmonic code is missing or was of an earlier quarter.",
	 .type = ORR_OPTION_SWITCH,
	 .offset = ARGS_AT(due)},
	PAGE_OPTIONS,
};

static const struct orr_option entity_show_options[] = {ORGANIZATION_OPTION, ENTITY_TYPE_OPTION};

static const struct orr_option entity_set_options[] = {
	ORGANIZATION_OPTION,
	ENTITY_TYPE_OPTION,
	NAME_OPTION("Name of the person or company."),
	{.name = "departments",
	 .argument = "GROUP,...",
	 .doc = "All the groups that the entity is a member of; \"\" for none.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(departments)},
	{.name = "role",
	 .argument = "ROLE",
	 .doc = "Role that the entity has; \"\" for none.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(role)},
	{.name = "subscription",
	 .argument = "WHEN",
	 .doc = "Whether the subscription is active: on or off.",
	 .type = ORR_OPTION_CHOICE,
	 .choices = on_off,
	 .offset = ARGS_AT(subscription)},
	{.name = "tier",
	 .argument = "TIER",
	 .doc = "Tier of the subscription; \"\" for none.",
	 .type = ORR_OPTION_TEXT,
	 .offset = ARGS_AT(tier)},
	{.name = "auto-update",
	 .argument = "WHEN",
	 .doc = "Whether the quarterly run may update the entity's code: on or off.",
	 .type = ORR_OPTION_CHOICE,
	 .choices = on_off,
	 .offset = ARGS_AT(auto_update)},
	{.name = "time-source",
	 .argument = "SOURCE",
	 .doc = "Where the time of birth was taken from: unknown, birth_certificate, family, memory or "
		"rectified.",
	 .type = ORR_OPTION_CHOICE,
	 .choices = orr_time_source_names,
	 .offset = ARGS_AT(time_source)},
	{.name = "consent",
	 .argument = "CONSENT",
	 .doc = "What the subject agreed to: not_asked, given or withdrawn.",
	 .type = ORR_OPTION_CHOICE,
	 .choices = orr_consent_names,
	 .offset = ARGS_AT(consent)},
	STATUS_OPTION("active or archived."),
};

static const struct orr_option group_list_options[] = {ORGANIZATION_OPTION, PAGE_OPTIONS};
static const struct orr_option group_options[] = {ORGANIZATION_OPTION};
static const struct orr_option group_set_options[] = {
	ORGANIZATION_OPTION,
	NAME_OPTION("Name of the group; \"\" for none."),
	{.name = "type",
	 .argument = "TYPE",
	 .doc = "department or team; a new group is a department.",
	 .type = ORR_OPTION_CHOICE,
	 .choices = orr_group_type_names,
	 .offset = ARGS_AT(group_type)},
	STATUS_OPTION("active or archived."),
};

const struct orr_command orr_commands[] = {
	{.name = "chart",
	 .doc = "Birth charts: one as a table or a document, or a file of many.",
	 .more = "An entity names a chart of the store. One birth is given by flags and shown as a table; "
		 "with --json it is one birth_charts "
		 "document on one line, the same "
		 "bytes that a batch writes for that birth. Without --time the time counts as unknown.\n"
		 "--certainty adds how probable each sign, house and aspect is, every moment of the window "
		 "that the "
		 "time stands for being equally likely.\n"
		 "With --batch every line of the input gives one line of output, in order; a bad line gives "
		 "a line with its error, and "
		 "the exit status is 1 at the end. Flags of a birth then stand for what a line does not say. "
		 "The summary "
		 "goes to standard error; with --json it is one JSON object, on standard output when --out "
		 "names a file.",
	 .words = "[ENTITY]",
	 .word_max = 1,
	 OPTIONS(chart_options),
	 .uses = ORR_USES_BIRTH | ORR_USES_DATA | ORR_USES_STORE | ORR_USES_THREADS | ORR_USES_COLOR |
		 ORR_USES_NOW,
	 .run = orr_cmd_chart},
	{.name = "code",
	 .doc = "Harmonic energy codes of a quarter: one as a page or a document, or a file of many.",
	 .more = "One birth is given by flags and shown as a page; with --json it is one harmonic_codes "
		 "document on one line, the same bytes that a batch writes for that birth. Scores are "
		 "percentiles among births of the same years, with a time as well known, in the same "
		 "quarter. They follow from the sky by fixed rules; nothing shows that they say anything "
		 "about "
		 "a person.\n"
		 "The page says which transits moved what changed since the quarter before. With --explain "
		 "the "
		 "document has every term of every raw value, each of which follows from them by the "
		 "formulas of "
		 "docs/algorithms.md. --svg draws all harmonics, all levels, and their way through the days "
		 "of the "
		 "quarter.\n"
		 "With --batch every line of the input gives one line of output, as orrery chart does it.\n"
		 "An entity names somebody in the store: the code is computed from the kept chart and kept "
		 "in turn, "
		 "with the codes before it as its history, when it is of the present quarter or not earlier "
		 "than "
		 "the kept one; otherwise it is only shown. --all does that for everybody; --out or --csv "
		 "writes "
		 "the codes too. What was interrupted is completed by running it again; those who cannot "
		 "have a "
		 "code are counted by reason, and the exit status is 1.",
	 .words = "[ENTITY]",
	 .word_max = 1,
	 OPTIONS(code_options),
	 .uses = ORR_USES_BIRTH | ORR_USES_DATA | ORR_USES_STORE | ORR_USES_THREADS | ORR_USES_COLOR |
		 ORR_USES_NOW,
	 .run = orr_cmd_code},
	{.name = "pattern",
	 .doc = "Energies and dimensions over many quarters: trends, cycles, what comes.",
	 .more = "One birth is given by flags and shown as a page; with --json it is one energy_patterns "
		 "document. "
		 "Each quarter, past or future, is computed from its sky; by default the 20 before the "
		 "present one, "
		 "it, and the 4 after it. Trends and cycles are told from chance by tests that a random "
		 "series "
		 "passes in at most one of twenty cases. Nothing shows that the figures say anything about a "
		 "person.\n"
		 "With --batch every line of the input gives one line of output, as orrery chart does it.\n"
		 "An entity names somebody in the store: the pattern is computed from the kept chart, and "
		 "kept in turn when "
		 "no flag chooses its quarters.",
	 .words = "[ENTITY]",
	 .word_max = 1,
	 OPTIONS(pattern_options),
	 .uses = ORR_USES_BIRTH | ORR_USES_DATA | ORR_USES_STORE | ORR_USES_THREADS | ORR_USES_COLOR |
		 ORR_USES_NOW,
	 .run = orr_cmd_pattern},
	{.name = "calibrate check",
	 .doc = "Measure what codes promise on births that the tables have not seen.",
	 .more = "Every property is printed with its worst figure and its goal; the exit status is 9 when "
		 "one "
		 "is not met.",
	 OPTIONS(check_options),
	 .uses = ORR_USES_DATA | ORR_USES_THREADS,
	 .run = orr_cmd_calibrate_check},
	{.name = "calibrate quarters",
	 .doc = "Compute the ranks of quarters for everybody and keep them, a file each.",
	 .more = "Codes and patterns take what is kept and compute what is not, with the same result: this "
		 "is for "
		 "machines that start many processes. A code looks at its quarter and the one before. What "
		 "is there "
		 "and whole is left, what is damaged or of other cohorts is made again.",
	 OPTIONS(quarters_options),
	 .uses = ORR_USES_DATA | ORR_USES_THREADS | ORR_USES_NOW,
	 .run = orr_cmd_calibrate_quarters},
	{.name = "calibrate",
	 .doc = "Make the cohorts that codes are ranked among, from the kernel.",
	 .more = "The same kernel and seed give the same bytes, whatever the number of threads.",
	 OPTIONS(calibrate_options),
	 .uses = ORR_USES_DATA | ORR_USES_THREADS,
	 .run = orr_cmd_calibrate},
	{.name = "import",
	 .doc = "Births of a file into the store, a chart each.",
	 .more = "The file is CSV with a header or NDJSON (.gz and .zst too), - for standard input. Each "
		 "line gives an "
		 "entity, its birth chart, the job that made it and its audit rows, all or none. Flags of a "
		 "birth stand for "
		 "what a line does not say. A birth that is there already is left as it is; another birth of "
		 "a known entity "
		 "replaces its chart. An import that was interrupted is completed by running it again. Bad "
		 "lines are counted by "
		 "reason, and the exit status is 1.",
	 .words = "FILE",
	 .word_max = 1,
	 OPTIONS(import_options),
	 .uses = ORR_USES_BIRTH | ORR_USES_KEPT | ORR_USES_DATA | ORR_USES_STORE | ORR_USES_THREADS |
		 ORR_USES_NOW,
	 .run = orr_cmd_import},
	{.name = "export",
	 .doc = "Charts, codes, patterns or entities of the store into a file.",
	 .more = "Documents come in the order of their entities' ids, one a line; charts when nothing is "
		 "named.\n"
		 "In CSV a text that begins with = + - @, a tab or a line break (a formula, for a "
		 "spreadsheet) has an "
		 "apostrophe in front; whatever reads CSV here takes it away again. Numbers stay as they "
		 "are.",
	 .words = "[charts|codes|patterns|entities]",
	 .word_max = 1,
	 OPTIONS(export_options),
	 .uses = ORR_USES_STORE,
	 .run = orr_cmd_export},
	{.name = "entity list",
	 .doc = "The people and companies of the store.",
	 OPTIONS(entity_list_options),
	 .uses = ORR_USES_STORE | ORR_USES_COLOR | ORR_USES_NOW,
	 .run = orr_cmd_entity_list},
	{.name = "entity show",
	 .doc = "One entity, its latest jobs and audit events.",
	 .words = "ENTITY",
	 .word_max = 1,
	 OPTIONS(entity_show_options),
	 .uses = ORR_USES_STORE | ORR_USES_COLOR | ORR_USES_NOW,
	 .run = orr_cmd_entity_show},
	{.name = "entity set",
	 .doc = "Change what is kept of an entity beside its birth.",
	 .more = "What is not given stays as it is. Every change has a row in the audit log. A birth is "
		 "changed by importing it again.",
	 .words = "ENTITY",
	 .word_max = 1,
	 OPTIONS(entity_set_options),
	 .uses = ORR_USES_STORE | ORR_USES_NOW,
	 .run = orr_cmd_entity_set},
	{.name = "group list",
	 .doc = "The departments and teams of an organization.",
	 OPTIONS(group_list_options),
	 .uses = ORR_USES_STORE | ORR_USES_COLOR,
	 .run = orr_cmd_group_list},
	{.name = "group show",
	 .doc = "One group and its members.",
	 .words = "GROUP",
	 .word_max = 1,
	 OPTIONS(group_list_options),
	 .uses = ORR_USES_STORE | ORR_USES_COLOR,
	 .run = orr_cmd_group_show},
	{.name = "group set",
	 .doc = "Make a group, or change one.",
	 .words = "GROUP",
	 .word_max = 1,
	 OPTIONS(group_set_options),
	 .uses = ORR_USES_STORE | ORR_USES_NOW,
	 .run = orr_cmd_group_set},
	{.name = "group remove",
	 .doc = "Remove a group that has no members.",
	 .words = "GROUP",
	 .word_max = 1,
	 OPTIONS(group_options),
	 .uses = ORR_USES_STORE | ORR_USES_NOW,
	 .run = orr_cmd_group_remove},
	{.name = "migrate status",
	 .doc = "The migrations of the store's schema: made, pending, changed or unknown.",
	 .more = "pending: known and not made yet. changed: made from another script than this program has. "
		 "unknown: made by another program, a newer one as a rule.",
	 .uses = ORR_USES_STORE | ORR_USES_COLOR,
	 .run = orr_cmd_migrate_status},
	{.name = "migrate plan",
	 .doc = "What migrate up or migrate down would do.",
	 OPTIONS(migrate_plan_options),
	 .uses = ORR_USES_STORE,
	 .run = orr_cmd_migrate_plan},
	{.name = "migrate up",
	 .doc = "Make the pending migrations; where there is no store yet, make it.",
	 .more = "Each migration is made as a whole or not at all; after a failure the same command goes on. "
		 "A store with a migration that was changed after it was made, is unknown or is missing "
		 "below another is left alone.",
	 OPTIONS(migrate_up_options),
	 .uses = ORR_USES_STORE | ORR_USES_NOW,
	 .run = orr_cmd_migrate_up},
	{.name = "migrate down",
	 .doc = "Undo migrations, the newest first, and lose what only they have a place for.",
	 .more = "What this program made it undoes by its own script, anything else by the one that the "
		 "store keeps. Save what is to be kept with "
		 "orrery export first; --yes says that you know.",
	 OPTIONS(migrate_down_options),
	 .uses = ORR_USES_STORE | ORR_USES_NOW,
	 .run = orr_cmd_migrate_down},
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
	{.name = "place near",
	 .doc = "The places nearest to coordinates.",
	 OPTIONS(near_options),
	 .uses = ORR_USES_DATA,
	 .run = orr_cmd_place_near},
	{.name = "place info",
	 .doc = "What the gazetteer holds: sources, attribution, id; its content is checked.",
	 .uses = ORR_USES_DATA,
	 .run = orr_cmd_place_info},
	{.name = "place import",
	 .doc = "Add places from a file: a GeoNames dump, or CSV.",
	 .more = "A GeoNames dump has 19 columns parted by tabs (download.geonames.org/export/dump). CSV has "
		 "a "
		 "header with name, country, latitude, longitude, zone, and if need be region, population, "
		 "alternate_names (parted by |), source_id. A place of the same source and id is replaced, "
		 "so "
		 "that importing twice is importing once. Bad lines are listed and left out, and the exit "
		 "status "
		 "is 1; the others are taken together, or none when something fails.",
	 .words = "FILE",
	 .word_max = 1,
	 OPTIONS(place_import_options),
	 .uses = ORR_USES_DATA,
	 .run = orr_cmd_place_import},
	{.name = "place update",
	 .doc = "Make the gazetteer from the system's GeoNames files.",
	 .more = "Places of other sources stay. The files are those of Debian's libtimezonemap-data: "
		 "cities15000.txt, admin1Codes.txt, countryInfo.txt; newer ones are at "
		 "download.geonames.org/export/dump.",
	 OPTIONS(update_options),
	 .uses = ORR_USES_DATA | ORR_USES_GEONAMES,
	 .run = orr_cmd_place_update},
	{.name = "place",
	 .doc = "Places by name, ranked: their coordinates, zone and population.",
	 .more = "QUERY is a name, and behind commas region or country by name or code: \"Mumbai, India\", "
		 "\"Mobile, AL\". Accents, case and hyphens do not count; former and foreign names in "
		 "several "
		 "scripts are known. A place's own name comes before its other names, then names that begin "
		 "alike; when there are none, names that are written alike.",
	 .words = "QUERY",
	 .word_max = ORR_ARGS_WORD_MAX,
	 OPTIONS(place_options),
	 .uses = ORR_USES_DATA,
	 .run = orr_cmd_place},
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
	{.name = "completion",
	 .doc = "A script by which a shell completes the command lines of orrery.",
	 .more = "For one session: source <(orrery completion bash), or zsh; orrery completion fish | "
		 "source. "
		 "An installed orrery brings the scripts where the shells look for them.",
	 .words = "bash|zsh|fish",
	 .word_max = 1,
	 .run = orr_cmd_completion},
	{.name = "help",
	 .doc = "The list of commands, or the help of one.",
	 .more = "orrery help houses lists the house systems, orrery help zodiac the zodiacs.",
	 .words = "[COMMAND]",
	 .word_max = 2,
	 .run = orr_cmd_help},
	{.name = "version", .doc = "Version of this program.", .run = orr_cmd_version},
};

const size_t orr_command_count = sizeof orr_commands / sizeof orr_commands[0];
