/* SPDX-License-Identifier: Apache-2.0 */
/* Cohorts: a view on the file of what everybody born around the same time shares. */
#include "core/cohort.h"

#include <math.h>
#include <string.h>

#include "core/vector.h"

enum { VERSION = 1, ENDIAN = 0x01020304 };

static const char magic[16] = "Orrery cohorts";

_Static_assert(offsetof(struct orr_cohorts_header, algorithm) == 16 + 8 + 16 + 64 + 40, "no padding");
_Static_assert(sizeof(struct orr_cohorts_header) % 64 == 0, "sections are aligned");

void orr_cohorts_stamp(struct orr_cohorts_header *header)
{
	memcpy(header->magic, magic, sizeof magic);
	header->endian = ENDIAN;
	header->version = VERSION;
	header->header_bytes = sizeof *header;
}

static size_t mean_bytes(const struct orr_cohorts_header *header)
{
	return (size_t)header->node_count * ORR_POINT_SPECTRA * ORR_SPECTRUM_CELLS * sizeof(float);
}

static size_t variance_bytes(const struct orr_cohorts_header *header)
{
	return (size_t)header->centre_count * ORR_CERTAINTY_CLASS_COUNT * ORR_CHANNEL_COUNT *
	       ORR_HARMONIC_COUNT * sizeof(float);
}

static bool consistent(const struct orr_cohorts_header *header)
{
	return header->header_bytes == sizeof *header && header->centre_count >= 2 &&
	       header->centre_count < 100000 && header->channel_count == ORR_CHANNEL_COUNT &&
	       header->node_count == (header->centre_count - 1) * ORR_COHORT_NODES_PER_Y + 1 &&
	       header->mean_offset == sizeof *header &&
	       header->variance_offset == header->mean_offset + mean_bytes(header) &&
	       header->file_bytes == header->variance_offset + variance_bytes(header) &&
	       header->first_centre > -100000 && header->first_centre < 100000 &&
	       memchr(header->id, '\0', sizeof header->id) != NULL &&
	       memchr(header->algorithm, '\0', sizeof header->algorithm) != NULL &&
	       memchr(header->kernel_id, '\0', sizeof header->kernel_id) != NULL;
}

enum orr_cohorts_status orr_cohorts_open(struct orr_cohorts *out, const void *bytes, size_t size)
{
	const struct orr_cohorts_header *header = bytes;
	if (size < offsetof(struct orr_cohorts_header, digest) ||
	    memcmp(header->magic, magic, sizeof magic) != 0 || header->endian != ENDIAN)
		return ORR_COHORTS_FOREIGN;
	if (header->version != VERSION)
		return header->version < VERSION ? ORR_COHORTS_OLD : ORR_COHORTS_NEW;
	if (size < sizeof *header || header->file_bytes != size)
		return ORR_COHORTS_TRUNCATED;
	if (!consistent(header))
		return ORR_COHORTS_CORRUPT;
	const void *mean = (const char *)bytes + header->mean_offset;
	const void *variance = (const char *)bytes + header->variance_offset;
	*out = (struct orr_cohorts){header, mean, variance, size};
	return ORR_COHORTS_OK;
}

void orr_cohorts_digest_span(const struct orr_cohorts *cohorts, size_t *out_from, size_t *out_size,
			     const unsigned char **out_digest)
{
	*out_from = offsetof(struct orr_cohorts_header, algorithm);
	*out_size = cohorts->size - *out_from;
	*out_digest = cohorts->header->digest;
}

static const double class_width_s[ORR_CERTAINTY_CLASS_COUNT] = {60.0, 900.0, 3600.0, 86400.0};

enum orr_certainty_class orr_certainty_class_of(int precision_s)
{
	const double square = (double)precision_s * (double)precision_s;
	int class = 0;
	while (class + 1 < ORR_CERTAINTY_CLASS_COUNT &&
	       square > class_width_s[class] * class_width_s[class + 1])
		class ++;
	return (enum orr_certainty_class) class;
}

double orr_certainty_half_width_d(enum orr_certainty_class class)
{
	return class_width_s[class] / 2.0 / 86400.0;
}

struct orr_cohort_place orr_cohort_place_of(double jd_tt)
{
	const double years = (jd_tt - ORR_COHORT_EPOCH_JD) / ORR_COHORT_YEAR_D, whole = floor(years);
	return (struct orr_cohort_place){(int)whole, years - whole};
}

/* The two rows of `row_cells` floats between which a place on a grid lies, and how far along. */
struct rows {
	const float *before, *after;
	double share;
};

static struct rows rows_at(const float *table, size_t row_count, size_t row_cells, double place)
{
	const double last = (double)(row_count - 1);
	const double at = place < 0.0 ? 0.0 : place > last ? last : place;
	size_t row = (size_t)at;
	if (row + 1 >= row_count)
		row = row_count - 2;
	const float *before = table + row * row_cells;
	return (struct rows){before, before + row_cells, at - (double)row};
}

static double years_from_first(const struct orr_cohorts *cohorts, double jd_tt)
{
	return (jd_tt - ORR_COHORT_EPOCH_JD) / ORR_COHORT_YEAR_D - (double)cohorts->header->first_centre;
}

ORR_VECTOR_CLONES static void centre(const struct orr_cohorts *cohorts, double jd_tt,
				     struct orr_spectrum spectra[])
{
	const struct rows rows = rows_at(cohorts->mean, cohorts->header->node_count,
					 (size_t)ORR_POINT_SPECTRA * ORR_SPECTRUM_CELLS,
					 years_from_first(cohorts, jd_tt) * ORR_COHORT_NODES_PER_Y);
	const float *before = rows.before, *after = rows.after;
	for (int p = 0; p < ORR_POINT_SPECTRA; p++) {
		for (int i = 0; i < ORR_SPECTRUM_CELLS; i += ORR_LANES)
			*(orr_lanes_memory *)(spectra[p].cell + i) -=
				orr_between(before + i, after + i, rows.share);
		before += ORR_SPECTRUM_CELLS;
		after += ORR_SPECTRUM_CELLS;
	}
}

void orr_cohorts_centre(const struct orr_cohorts *cohorts, double jd_tt, struct orr_spectrum spectra[])
{
	centre(cohorts, jd_tt, spectra);
}

void orr_cohorts_variance(const struct orr_cohorts *cohorts, double jd_tt, enum orr_certainty_class class,
			  enum orr_channel channel, double out[ORR_HARMONIC_COUNT])
{
	enum { ROW = ORR_CERTAINTY_CLASS_COUNT * ORR_CHANNEL_COUNT * ORR_HARMONIC_COUNT };
	const size_t at = ((size_t) class * ORR_CHANNEL_COUNT + (size_t)channel) * ORR_HARMONIC_COUNT;
	const struct rows rows = rows_at(cohorts->variance, cohorts->header->centre_count, ROW,
					 years_from_first(cohorts, jd_tt));
	for (size_t n = 0; n < ORR_HARMONIC_COUNT; n += ORR_LANES)
		*(orr_lanes_memory *)(out + n) =
			orr_between(rows.before + at + n, rows.after + at + n, rows.share);
}
