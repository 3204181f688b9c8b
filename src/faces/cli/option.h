/* SPDX-License-Identifier: Apache-2.0 */
/* An option: a flag of a command, a setting, or both. Declared once, for parser, help, suggestions and `orrery config`. */
#ifndef ORR_FACES_CLI_OPTION_H
#define ORR_FACES_CLI_OPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "model/birth.h"

enum orr_option_type {
	ORR_OPTION_SWITCH,  /* no value */
	ORR_OPTION_TEXT,    /* anything, checked by whoever uses it */
	ORR_OPTION_COUNT,   /* whole number from min to max */
	ORR_OPTION_INSTANT, /* RFC 3339 */
	ORR_OPTION_CHOICE,  /* one of `choices` */
};

struct orr_option {
	const char *name;          /* of the flag, without dashes */
	const char *alias;         /* second name of the flag, NULL for none */
	const char *section, *key; /* of the setting; NULL where it is a flag only */
	const char *argument;      /* what help calls the value; NULL for a switch */
	const char *fallback;      /* default as text; NULL where there is none or `doc` says it */
	const char *doc;           /* one sentence */
	const char *const *
		choices; /* NULL-terminated; ORR_OPTION_CHOICE: no others; ORR_OPTION_TEXT: words to suggest, or NULL */
	const char *bare; /* what the flag says without a value; NULL where it wants one */
	const char *word; /* ORR_OPTION_COUNT: a word allowed instead of a number, such as "auto" */
	size_t offset;    /* of the const char * (switch: bool) in struct orr_args */
	long min, max;    /* ORR_OPTION_COUNT */
	enum orr_option_type type;
};

enum { ORR_ARGS_WORD_MAX = 8 };

/* What a command line said: NULL or false where it said nothing. Strings belong to argv. */
struct orr_args {
	struct orr_birth_text birth;
	const char *batch, *out, *map, *fields, *format, *now;
	const char *svg, *svg_theme, *svg_transits;
	const char *data, *threads, *color, *source, *peer, *count, *repeat;
	const char *quarter, *seed, *first, *last, *births, *born_from, *born_to, *certainty_class;
	const char *store, *documents, *history;
	const char *departments, *role, *subscription, *tier, *auto_update, *time_source, *consent;
	const char *status, *group, *group_type, *limit, *after, *to;
	bool json, help, dry_run, ejson, explain, csv, yes, scripts, all, due, anew;
	const char *collection;
	const char *geonames, *place_source, *attribution, *near_lat, *near_lon;
	const char *word[ORR_ARGS_WORD_MAX];
	size_t word_count;
};

/**
 * Check a value against its option's type.
 * Error  ORR_E_USAGE with `field` the flag's name and a sentence that begins with `said` ("--threads", "ORRERY_BATCH_THREADS").
 */
enum orr_code orr_option_check(const struct orr_option *option, const char *value, const char *said,
			       struct orr_error *err) ORR_MUST_CHECK;

#endif
