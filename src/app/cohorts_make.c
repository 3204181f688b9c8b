/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: the file of cohorts from a kernel. */
#include "app/cohorts_make.h"

#include <math.h>
#include <string.h>

#include "app/motion.h"
#include "base/hash.h"
#include "base/memory.h"
#include "core/calendar.h"
#include "core/harmonic_code.h"

/*
 * Instants a twelfth of a year: six hours apart, so that the Moon's 32nd harmonic turns by 100 degrees from one to the next and cannot
 * pass for a slow one. Births a year whose spectra make the variances: 4096 in a cohort.
 */
enum { INSTANTS = 128, BIRTHS_PER_Y = 1024, REACH_NODES = ORR_COHORT_REACH_Y * ORR_COHORT_NODES_PER_Y };

struct span_mean {
	struct orr_spectrum point[ORR_POINT_SPECTRA]; /* sums, then */
	double count;                                 /* of how many instants */
};

struct year_power {
	double sum[ORR_CERTAINTY_CLASS_COUNT][ORR_CHANNEL_COUNT][ORR_HARMONIC_COUNT], count;
};

struct making {
	const struct orr_cohorts_wish *wish;
	const struct orr_kernel *kernel;
	struct orr_cohorts_header *header;
	struct orr_cohorts cohorts; /* view on what is being made */
	float *mean, *variance;
	struct span_mean *span;  /* [node_count - 1], each from its node to the next */
	struct year_power *year; /* [centre_count - 1], each from its centre to the next */
	size_t done;             /* pieces of work */
};

static double node_jd(const struct orr_cohorts_header *header, size_t node)
{
	return ORR_COHORT_EPOCH_JD +
	       ORR_COHORT_YEAR_D * ((double)header->first_centre + (double)node / ORR_COHORT_NODES_PER_Y);
}

static void sum_span(void *context, size_t index)
{
	const struct making *making = context;
	struct span_mean *span = &making->span[index];
	const double first_jd = node_jd(making->header, index);
	const double step_d = ORR_COHORT_YEAR_D / ORR_COHORT_NODES_PER_Y / INSTANTS;
	for (int i = 0; i < INSTANTS; i++) {
		struct orr_motion motion;
		if (!orr_motion_at(making->kernel, first_jd + step_d * ((double)i + 0.5), &motion))
			continue;
		span->count += 1.0;
		struct orr_spectrum turns[ORR_POINT_SPECTRA];
		orr_spectra_of(&motion, 0.0, turns);
		for (int p = 0; p < ORR_POINT_SPECTRA; p++)
			orr_spectrum_add(&span->point[p], 1.0, &turns[p]);
	}
}

/* First and last (excluded) of the `count` spans within `reach` of node `node`. */
static void window(size_t node, size_t reach, size_t count, size_t *out_from, size_t *out_to)
{
	*out_from = node > reach ? node - reach : 0;
	*out_to = node + reach < count ? node + reach : count;
}

static void mean_at(void *context, size_t node)
{
	const struct making *making = context;
	struct span_mean total = {.count = 0.0};
	size_t from, to;
	window(node, REACH_NODES, making->header->node_count - 1, &from, &to);
	for (size_t i = from; i < to; i++) {
		total.count += making->span[i].count;
		for (int p = 0; p < ORR_POINT_SPECTRA; p++)
			orr_spectrum_add(&total.point[p], 1.0, &making->span[i].point[p]);
	}
	float *out = making->mean + node * ORR_POINT_SPECTRA * ORR_SPECTRUM_CELLS;
	for (int p = 0; p < ORR_POINT_SPECTRA; p++)
		for (int i = 0; i < ORR_SPECTRUM_CELLS; i++)
			*out++ = (float)(total.point[p].cell[i] / total.count);
}

static void add_power(const struct orr_spectrum point[], double sum[ORR_CHANNEL_COUNT][ORR_HARMONIC_COUNT])
{
	for (int c = 0; c < ORR_CHANNEL_COUNT; c++) {
		struct orr_spectrum channel;
		orr_channel_spectrum((enum orr_channel)c, point, &channel);
		for (int n = 0; n < ORR_HARMONIC_COUNT; n++) {
			const double re = channel.cell[n], im = channel.cell[ORR_HARMONIC_COUNT + n];
			sum[c][n] += re * re + im * im;
		}
	}
}

static void power_of_year(void *context, size_t index)
{
	const struct making *making = context;
	struct year_power *year = &making->year[index];
	const double first_jd = node_jd(making->header, index * ORR_COHORT_NODES_PER_Y);
	for (int i = 0; i < BIRTHS_PER_Y; i++) {
		struct orr_motion motion;
		const double jd = first_jd + ORR_COHORT_YEAR_D * ((double)i + 0.5) / BIRTHS_PER_Y;
		if (!orr_motion_at(making->kernel, jd, &motion))
			continue;
		year->count += 1.0;
		for (int class = 0; class < ORR_CERTAINTY_CLASS_COUNT; class ++) {
			struct orr_spectrum point[ORR_POINT_SPECTRA];
			orr_spectra_of(&motion, orr_certainty_half_width_d((enum orr_certainty_class) class),
				       point);
			orr_cohorts_centre(&making->cohorts, jd, point);
			add_power(point, year->sum[class]);
		}
	}
}

static void variance_at(void *context, size_t centre)
{
	const struct making *making = context;
	enum { CELLS = ORR_CERTAINTY_CLASS_COUNT * ORR_CHANNEL_COUNT * ORR_HARMONIC_COUNT };
	float *out = making->variance + centre * CELLS;
	size_t from, to;
	window(centre, ORR_COHORT_REACH_Y, making->header->centre_count - 1, &from, &to);
	for (size_t cell = 0; cell < CELLS; cell++) {
		double sum = 0.0, count = 0.0;
		for (size_t i = from; i < to; i++) {
			sum += (&making->year[i].sum[0][0][0])[cell];
			count += making->year[i].count;
		}
		out[cell] = (float)(sum / count);
	}
}

static double year_begin_jd(int year)
{
	return orr_days_to_jd(orr_date_to_days(ORR_GREGORIAN, (struct orr_date){year, 1, 1}));
}

static bool plan(const struct orr_kernel *kernel, const struct orr_cohorts_wish *wish,
		 struct orr_cohorts_header *header)
{
	*header = (struct orr_cohorts_header){.seed = wish->seed, .channel_count = ORR_CHANNEL_COUNT};
	orr_cohorts_stamp(header);
	memcpy(header->algorithm, ORR_HARMONIC_ALGORITHM, sizeof ORR_HARMONIC_ALGORITHM);
	const char *id = orr_kernel_id(kernel);
	memcpy(header->kernel_id, id, strnlen(id, sizeof header->kernel_id - 1));
	double from_jd, to_jd;
	orr_kernel_range(kernel, &from_jd, &to_jd);
	header->from_jd_tt = fmax(from_jd, year_begin_jd(wish->from_year));
	header->to_jd_tt = fmin(to_jd, year_begin_jd(wish->to_year + 1));
	if (header->from_jd_tt >= header->to_jd_tt)
		return false;
	header->first_centre = orr_cohort_place_of(header->from_jd_tt).before;
	const int last_centre = orr_cohort_place_of(header->to_jd_tt).before + 1;
	header->centre_count = (uint32_t)(last_centre - header->first_centre + 1);
	header->node_count = (header->centre_count - 1) * ORR_COHORT_NODES_PER_Y + 1;
	header->mean_offset = sizeof *header;
	header->variance_offset = header->mean_offset + (uint64_t)header->node_count * ORR_POINT_SPECTRA *
								ORR_SPECTRUM_CELLS * sizeof(float);
	header->file_bytes = header->variance_offset + (uint64_t)header->centre_count *
							       ORR_CERTAINTY_CLASS_COUNT * ORR_CHANNEL_COUNT *
							       ORR_HARMONIC_COUNT * sizeof(float);
	return true;
}

/* Part of a step: pieces of work from `first` on. */
struct part {
	struct making *making;
	void (*work)(void *context, size_t index);
	size_t first;
};

static void work_at(void *context, size_t index)
{
	const struct part *part = context;
	part->work(part->making, part->first + index);
}

/* A step in parts, after each of which it is told how many pieces of all steps are done. */
static void run_step(struct making *making, struct orr_pool *pool, size_t count,
		     void (*work)(void *context, size_t index))
{
	enum { PART = 64 };
	const struct orr_cohorts_wish *wish = making->wish;
	const size_t of = 2 * ((size_t)making->header->node_count + making->header->centre_count - 1);
	for (size_t first = 0; first < count; first += PART) {
		struct part part = {making, work, first};
		const size_t rest = count - first, now = rest < PART ? rest : PART;
		orr_pool_run(pool, now, work_at, &part);
		making->done += now;
		if (wish->progress != NULL)
			wish->progress(wish->progress_context, (long)making->done, (long)of);
	}
}

static void compute(struct making *making, struct orr_pool *pool)
{
	const struct orr_cohorts_header *header = making->header;
	run_step(making, pool, header->node_count - 1, sum_span);
	run_step(making, pool, header->node_count, mean_at);
	run_step(making, pool, header->centre_count - 1, power_of_year);
	run_step(making, pool, header->centre_count, variance_at);
}

static void seal(struct orr_cohorts_header *header)
{
	unsigned char *bytes = (unsigned char *)header;
	const size_t from = offsetof(struct orr_cohorts_header, algorithm);
	orr_hash(bytes + from, header->file_bytes - from, header->digest);
	orr_hash_hex(header->digest, 16, header->id);
}

/* The header in its place, and the views on what is to come. */
static enum orr_code begin(struct making *making, unsigned char *bytes,
			   const struct orr_cohorts_header *header, struct orr_error *err)
{
	void *head = bytes, *mean = bytes + header->mean_offset, *variance = bytes + header->variance_offset;
	memcpy(bytes, header, sizeof *header);
	making->header = head;
	making->mean = mean;
	making->variance = variance;
	if (orr_cohorts_open(&making->cohorts, bytes, header->file_bytes) != ORR_COHORTS_OK)
		return orr_fail(err, ORR_E_INTERNAL, "the plan of the cohorts is not consistent");
	return ORR_OK;
}

enum orr_code orr_cohorts_make(const struct orr_kernel *kernel, const struct orr_cohorts_wish *wish,
			       struct orr_pool *pool, unsigned char **out, size_t *out_size,
			       struct orr_error *err)
{
	struct orr_cohorts_header header;
	if (!plan(kernel, wish, &header))
		return orr_fail(err, ORR_E_OUT_OF_RANGE,
				"the kernel holds none of the years %d to %d; orrery kernel info says "
				"which it does",
				wish->from_year, wish->to_year);
	unsigned char *bytes = orr_calloc(1, header.file_bytes);
	struct making making = {.wish = wish,
				.kernel = kernel,
				.span = orr_calloc(header.node_count - 1, sizeof *making.span),
				.year = orr_calloc(header.centre_count - 1, sizeof *making.year)};
	enum orr_code code = ORR_E_UNAVAILABLE;
	if (bytes != NULL && making.span != NULL && making.year != NULL)
		code = begin(&making, bytes, &header, err);
	else
		(void)orr_fail(err, code, "memory ran out: the cohorts need 80 MB");
	if (code == ORR_OK) {
		compute(&making, pool);
		seal(making.header);
		*out = bytes;
		*out_size = header.file_bytes;
	} else
		orr_free(bytes);
	orr_free(making.span);
	orr_free(making.year);
	return code;
}
