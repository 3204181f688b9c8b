/* SPDX-License-Identifier: Apache-2.0 */
/* Cohorts: what everybody born around the same time shares, as a view on a mapped file; and the grid of times that they stand on. */
#ifndef ORR_CORE_COHORT_H
#define ORR_CORE_COHORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/channel.h"
#include "core/spectrum.h"

/* How well the time of birth is known: the middle of a class is the width of its name. */
enum orr_certainty_class {
	ORR_CERTAIN_MINUTE,
	ORR_CERTAIN_QUARTER_HOUR,
	ORR_CERTAIN_HOUR,
	ORR_CERTAIN_DAY, /* unknown */
	ORR_CERTAINTY_CLASS_COUNT
};

/*
 * Cohorts are centred on a grid of Julian years, number 0 at 2000-01-01T00:00 TT; means stand on its twelfths. A cohort reaches two
 * years to each side, as far as the kernel does.
 */
enum { ORR_COHORT_REACH_Y = 2, ORR_COHORT_NODES_PER_Y = 12 };
#define ORR_COHORT_EPOCH_JD 2451544.5
#define ORR_COHORT_YEAR_D 365.25

enum orr_cohorts_status {
	ORR_COHORTS_OK,
	ORR_COHORTS_FOREIGN,
	ORR_COHORTS_OLD,
	ORR_COHORTS_NEW,
	ORR_COHORTS_TRUNCATED,
	ORR_COHORTS_CORRUPT,
};

struct orr_cohorts_header {
	char magic[16];
	uint32_t endian, version;
	uint64_t header_bytes, file_bytes;
	unsigned char digest[64]; /* BLAKE2b-512 of everything from `algorithm` to the end of the file */
	char id[40];              /* the digest's first 32 hex digits */

	/* The digest's span begins here. */
	char algorithm[16]; /* ORR_HARMONIC_ALGORITHM */
	char kernel_id[40];
	uint64_t seed; /* of the births that quarters are ranked among */
	double from_jd_tt, to_jd_tt;
	int32_t first_centre;
	uint32_t centre_count, node_count, channel_count;
	uint64_t mean_offset;     /* float[node_count][ORR_POINT_SPECTRA][ORR_SPECTRUM_CELLS] */
	uint64_t variance_offset; /* float[centre_count][class][ORR_CHANNEL_COUNT][ORR_HARMONIC_COUNT] */
	unsigned char reserved[64];
};

/* A view; the bytes belong to the caller. Any number of threads may share it. */
struct orr_cohorts {
	const struct orr_cohorts_header *header;
	const float *mean, *variance;
	size_t size;
};

/** The file's first bytes, in the header of a new one. */
void orr_cohorts_stamp(struct orr_cohorts_header *header);

/** Check header and size and set up the view; as orr_kernel_open. `out` untouched on failure. */
enum orr_cohorts_status orr_cohorts_open(struct orr_cohorts *out, const void *bytes, size_t size);
void orr_cohorts_digest_span(const struct orr_cohorts *cohorts, size_t *out_from, size_t *out_size,
			     const unsigned char **out_digest);

/** Class of a time known to a window of so many seconds: the nearest by ratio. */
enum orr_certainty_class orr_certainty_class_of(int precision_s);
/** Half of the window that a class stands for, days. */
double orr_certainty_half_width_d(enum orr_certainty_class class);

/* Where an instant stands on the grid: between centre `before` and the next, so far along. */
struct orr_cohort_place {
	int before; /* number of the centre: whole years from the epoch */
	double share;
};
struct orr_cohort_place orr_cohort_place_of(double jd_tt);

/**
 * Subtract from the points' spectra the mean of exp(i n L) of everybody born within two years. The mean of births evenly spread over
 * time is the same whatever their windows, but for the windows at the ends.
 * The means run straight between the twelfths of years. An instant outside the file takes its end.
 * Shape  spectra[ORR_POINT_SPECTRA].
 */
void orr_cohorts_centre(const struct orr_cohorts *cohorts, double jd_tt, struct orr_spectrum spectra[]);

/** Mean of |r|^2 per harmonic of a channel's individual spectra in the cohort; runs straight between centres. */
void orr_cohorts_variance(const struct orr_cohorts *cohorts, double jd_tt, enum orr_certainty_class class,
			  enum orr_channel channel, double out[ORR_HARMONIC_COUNT]);

#endif
