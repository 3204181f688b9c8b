/* SPDX-License-Identifier: Apache-2.0 */
/* liborrery: birth charts from C and C++. */
#ifndef ORR_ORRERY_H
#define ORR_ORRERY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ORR_API __attribute__((visibility("default")))
#else
#define ORR_API
#endif

/* The version of this header; orr_version() is that of the library that runs. */
#define ORR_HEADER_VERSION "0.1.0"
#define ORR_HEADER_VERSION_NUMBER 1000 /* major * 1000000 + minor * 1000 + patch */

/* What a call returns. The numbers never change; later versions may add some, so treat an unknown one as a failure. */
enum orr_problem_code {
	ORR_PROBLEM_NONE = 0,
	ORR_PROBLEM_PARTIAL = 1,
	ORR_PROBLEM_USAGE = 2,
	ORR_PROBLEM_INVALID = 3,
	ORR_PROBLEM_NOT_FOUND = 4,
	ORR_PROBLEM_CONFLICT = 5,
	ORR_PROBLEM_AMBIGUOUS_TIME = 6,
	ORR_PROBLEM_SKIPPED_TIME = 7,
	ORR_PROBLEM_OUT_OF_RANGE = 8,
	ORR_PROBLEM_UNAVAILABLE = 9,
	ORR_PROBLEM_DENIED = 10,
	ORR_PROBLEM_CORRUPT = 11,
	ORR_PROBLEM_INTERNAL = 12
};

/*
 * What went wrong, in memory of the caller's. Written by a call that fails, untouched by one that succeeds. `text` is one
 * sentence in English that says what to do; it may quote the birth, so keep it out of logs.
 */
struct orr_problem {
	int code;       /* enum orr_problem_code */
	char field[64]; /* member of the input at fault, "" for none */
	char text[400];
};

/* Data files and clock. Never changes once open: any number of threads may use one at the same time. */
struct orr_engine;

/* One computed chart. Never changes: any number of threads may read one at the same time. */
struct orr_natal;

/* How an engine is opened. Set `size` to sizeof(struct orr_engine_options) and what is not needed to zero. */
struct orr_engine_options {
	size_t size;
	const char *data; /* folder of orrery.kernel and orrery.zones; has no default */
	const char *now;  /* instant (RFC 3339) that documents are stamped with; NULL: the system's clock */
};

/*
 * A birth as text, as in the flags of `orrery chart` (orrery-chart(1) tells what each may say). NULL: not given. Needed are date
 * (or datetime), zone (or offset), latitude and longitude; without a time the time counts as unknown. Set `size` to
 * sizeof(struct orr_birth_input) and the rest to zero before filling it.
 */
struct orr_birth_input {
	size_t size;
	const char *entity_id, *entity_type, *organization_id, *name;
	const char *date, *time, *datetime;
	const char *zone, *offset, *fold;
	const char *latitude, *longitude, *place;
	const char *calendar, *time_precision_s, *house_system;
	const char *zodiac, *certainty;
};

/* A body. Later versions may add members at the end of this and the following structs. */
struct orr_natal_body {
	const char *name;     /* "Sun" */
	const char *sign;     /* "Aries" */
	double longitude_deg; /* ecliptic, [0, 360); of an unknown time at the middle of its day */
	double sign_degree;   /* within the sign, [0, 30) */
	double latitude_deg, distance_au;
	double speed_deg_d;  /* in longitude, degrees a day */
	int house;           /* 1-12; 0: the time is unknown */
	int retrograde;      /* 1 or 0 */
	int sign_certain;    /* 1: the same sign throughout what the time may be */
	const char *dignity; /* "domicile", "exaltation", "detriment", "fall"; NULL: none */
};

/* An angle or lot: "Ascendant", "Midheaven", "Vertex", "Part of Fortune". */
struct orr_natal_point {
	const char *name, *sign;
	double longitude_deg, sign_degree;
};

struct orr_natal_house {
	int number; /* 1-12 */
	const char *sign;
	double cusp_deg, sign_degree;
	const char *ruler;
};

struct orr_natal_aspect {
	const char *point1, *point2; /* bodies, "Ascendant" or "Midheaven" */
	const char *kind;            /* "trine" */
	double exact_deg;            /* angle of the kind */
	double separation_deg;       /* [0, 180] */
	double orb_deg;              /* their difference, unsigned */
	int major;                   /* 1 or 0 */
	int applying;                /* 1 or 0 */
};

/** Version of the library that runs, such as "0.1.0". */
ORR_API const char *orr_version(void);

/** The same as a number: major * 1000000 + minor * 1000 + patch. */
ORR_API int orr_version_number(void);

/** Stable name of a code, such as "not_found"; "internal" for a number that is none. */
ORR_API const char *orr_problem_name(int code);

/** HTTP status that fits a code. */
ORR_API int orr_problem_http(int code);

/** Exit status that the program orrery gives for a code. */
ORR_API int orr_problem_exit(int code);

/**
 * Map and check the data files; the kernel's digest takes some 50 ms. `*out` is to be closed with orr_engine_close.
 *
 * Fails with not_found, corrupt or invalid (the data files; the sentence names the command that makes good ones), usage
 * (options), unavailable (memory). `*out` is then untouched. `problem` may be NULL, here and below.
 */
ORR_API int orr_engine_open(struct orr_engine **out, const struct orr_engine_options *options,
			    struct orr_problem *problem);

/** Close an engine; NULL is allowed. Charts that it computed are to be freed first. */
ORR_API void orr_engine_close(struct orr_engine *engine);

/** Id of the ephemeris kernel, as in a document's provenance. Lives as long as the engine. */
ORR_API const char *orr_engine_kernel_id(const struct orr_engine *engine);

/** Id of the zone data, as in a document's provenance. Lives as long as the engine. */
ORR_API const char *orr_engine_zones_id(const struct orr_engine *engine);

/**
 * Compute the chart of a birth. `*out` is to be freed with orr_natal_free; nothing of `birth` is needed afterwards.
 *
 * Fails with invalid (`field` names the member), ambiguous_time or skipped_time (the sentence gives both readings; set `fold`),
 * out_of_range (the date is outside the kernel), usage (`size`), unavailable (memory). `*out` is then untouched.
 */
ORR_API int orr_natal_compute(const struct orr_engine *engine, const struct orr_birth_input *birth,
			      struct orr_natal **out, struct orr_problem *problem);

/** Free a chart; NULL is allowed. */
ORR_API void orr_natal_free(struct orr_natal *natal);

/** 1 when the time of birth was given, else 0: there are then no houses and no points. */
ORR_API int orr_natal_time_known(const struct orr_natal *natal);

/** Instant of birth in milliseconds since 1970 UTC; of an unknown time the middle of its day. */
ORR_API int64_t orr_natal_utc_ms(const struct orr_natal *natal);

/** The index-th body, counted from 0; NULL past the last. What this and the following return lives as long as the chart. */
ORR_API const struct orr_natal_body *orr_natal_body(const struct orr_natal *natal, size_t index);

/** The body of a name such as "Mean Node"; NULL when there is none. */
ORR_API const struct orr_natal_body *orr_natal_body_named(const struct orr_natal *natal, const char *name);

/** The index-th angle or lot; NULL past the last. */
ORR_API const struct orr_natal_point *orr_natal_point(const struct orr_natal *natal, size_t index);

/** The angle or lot of a name such as "Ascendant"; NULL when there is none, as of an unknown time. */
ORR_API const struct orr_natal_point *orr_natal_point_named(const struct orr_natal *natal, const char *name);

/** The index-th house; NULL past the last. */
ORR_API const struct orr_natal_house *orr_natal_house(const struct orr_natal *natal, size_t index);

/**
 * The index-th aspect; NULL past the last. Of an unknown time those that hold all day; what may hold stands in the document
 * (possible_aspects).
 */
ORR_API const struct orr_natal_aspect *orr_natal_aspect(const struct orr_natal *natal, size_t index);

/** The index-th thing that the reader of the chart should know, one sentence; NULL past the last. */
ORR_API const char *orr_natal_warning(const struct orr_natal *natal, size_t index);

/**
 * The birth_charts document as JSON on one line, the bytes of `orrery chart --json` without its line break. `*out` is to be freed
 * with orr_text_free.
 *
 * @param fields  what is written, such as "entity_id,planets,birth_data.date"; NULL: everything
 *
 * Fails with usage (a field that is none) or unavailable (memory).
 */
ORR_API int orr_natal_json(const struct orr_natal *natal, const char *fields, char **out,
			   struct orr_problem *problem);

/**
 * The chart wheel as an SVG 1.1 document, the bytes of `orrery chart --svg`. `*out` is to be freed with orr_text_free.
 *
 * @param theme  "light", "dark" or "print"; NULL: light
 *
 * Fails with usage (theme) or unavailable (memory).
 */
ORR_API int orr_natal_svg(const struct orr_natal *natal, const char *theme, char **out,
			  struct orr_problem *problem);

/** Free a text that a call gave; NULL is allowed. */
ORR_API void orr_text_free(char *text);

#ifdef __cplusplus
}
#endif

#endif
