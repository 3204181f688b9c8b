/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: what codes promise, measured on births that the tables have not seen. */
#include "app/calibrate_check.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/motion.h"
#include "app/rank_tables.h"
#include "app/sky_field.h"
#include "base/memory.h"
#include "core/sample.h"

/*
 * Ranks are counted in so many bins: distances are exact at their borders, and within a bin off by a bin's width at most. Stability is
 * looked at on every tenth birth, quarters are made in runs of QUARTERS, so that memory does not grow with their number.
 */
enum { BINS = 1000, STABILITY_STEP = 10, QUARTERS = 4, GROUP_Y = 5, MOVE_COUNT = 2, HALF_POINTS = 200 };

static const double move_min[MOVE_COUNT] = {1.0, 15.0};

/* Counts of one group of births in one quarter. Shifts are counted in bins of half a point. */
struct tally {
	uint32_t bin[ORR_SCORE_COUNT][BINS];
	double births, rank_sum[ORR_SCORE_COUNT], square_sum[ORR_SCORE_COUNT], date_sum, date_square_sum,
		product_sum[ORR_SCORE_COUNT];
	uint32_t moved[MOVE_COUNT], kept_primary[MOVE_COUNT], kept_five[MOVE_COUNT];
	uint32_t move_shift[MOVE_COUNT][ORR_LEVEL_COUNT][BINS];   /* hundredths of a point up to 10 */
	uint32_t quarter_shift[ORR_LEVEL_COUNT][HALF_POINTS + 1]; /* since the quarter before */
	double worst_sum;                                         /* of terms against the raw value */
};

/* A run of quarters, all groups. */
struct run {
	const struct orr_check_options *options;
	struct orr_quarter_field *field;   /* [QUARTERS] */
	size_t field_count, first_counted; /* fields before this one are there for the shift only */
	struct orr_rank_tables tables;
	struct tally *tally; /* [group][field] */
};

static struct tally *tally_at(const struct run *run, size_t group, size_t field)
{
	return &run->tally[group * QUARTERS + field];
}

static int bin_of(double value, double per_unit, int last)
{
	const double at = value * per_unit;
	return at >= (double)last ? last : (int)at;
}

static void count_ranks(const struct orr_code_ranks *ranks, double date, struct tally *tally)
{
	tally->births += 1.0;
	tally->date_sum += date;
	tally->date_square_sum += date * date;
	for (int s = 0; s < ORR_SCORE_COUNT; s++) {
		const double rank =
			s < ORR_HARMONIC_COUNT ? ranks->strength[s] : ranks->level[s - ORR_HARMONIC_COUNT];
		tally->bin[s][bin_of(rank, BINS, BINS - 1)]++;
		tally->rank_sum[s] += rank;
		tally->square_sum[s] += rank * rank;
		tally->product_sum[s] += rank * date;
	}
}

static bool among(int harmonic, const int leading[1 + ORR_SECONDARY_COUNT])
{
	for (int i = 0; i <= ORR_SECONDARY_COUNT; i++)
		if (leading[i] == harmonic)
			return true;
	return false;
}

static void count_move(const struct orr_code_ranks *ranks, const struct orr_code_ranks *moved, int move,
		       struct tally *tally)
{
	tally->moved[move]++;
	tally->kept_primary[move] += ranks->leading[0] == moved->leading[0];
	for (int i = 0; i <= ORR_SECONDARY_COUNT; i++)
		tally->kept_five[move] += among(moved->leading[i], ranks->leading);
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		tally->move_shift[move][k][bin_of(100.0 * fabs(ranks->level[k] - moved->level[k]),
						  BINS / 10.0, BINS - 1)]++;
}

/* The named terms of each level, one after the other, against its raw value. */
static void count_terms(const struct orr_subject *subject, const struct orr_quarter_field *field,
			const struct orr_code_raw *raw, struct tally *tally)
{
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		struct orr_level_terms terms;
		double sum = 0.0;
		orr_level_terms(subject, field, k, &terms);
		for (int p = 0; p < ORR_POINT_SPECTRA; p++)
			for (int q = 0; q < ORR_POINT_SPECTRA; q++)
				sum += terms.pair[p][q] + terms.transit[p][q];
		tally->worst_sum = fmax(tally->worst_sum, fabs(sum - raw->level[k]));
	}
}

/* Ranks of a birth in each field; its terms are counted on the way where `tally_group` is a group. False outside the kernel. */
static bool answer(const struct run *run, double jd_tt, int tally_group, struct orr_code_ranks out[QUARTERS])
{
	struct orr_motion motion;
	struct orr_subject subject;
	if (!orr_motion_at(run->options->kernel, jd_tt, &motion))
		return false;
	orr_subject_make(run->options->cohorts, jd_tt, &motion,
			 orr_certainty_half_width_d(run->options->class), &subject);
	for (size_t f = 0; f < run->field_count; f++) {
		struct orr_code_raw raw;
		orr_code_raw_in(&subject, &run->field[f], &raw);
		orr_rank_tables_rank(&run->tables, f, run->options->class, orr_cohort_place_of(jd_tt), &raw,
				     &out[f]);
		if (tally_group >= 0)
			count_terms(&subject, &run->field[f], &raw, tally_at(run, (size_t)tally_group, f));
	}
	return true;
}

static void count_birth(const struct run *run, size_t group, int number, double jd_tt)
{
	struct orr_code_ranks here[QUARTERS], there[QUARTERS];
	const bool closely = number % STABILITY_STEP == 0;
	if (!answer(run, jd_tt, closely ? (int)group : -1, here))
		return;
	const double date = (jd_tt - ORR_COHORT_EPOCH_JD) / ORR_COHORT_YEAR_D;
	for (size_t f = run->first_counted; f < run->field_count; f++) {
		struct tally *tally = tally_at(run, group, f);
		count_ranks(&here[f], date, tally);
		for (int k = 0; k < ORR_LEVEL_COUNT && f > 0; k++)
			tally->quarter_shift[k][bin_of(100.0 * fabs(here[f].level[k] - here[f - 1].level[k]),
						       2.0, HALF_POINTS)]++;
	}
	for (int move = 0; move < MOVE_COUNT && closely; move++) {
		if (!answer(run, jd_tt + move_min[move] / 1440.0, -1, there))
			continue;
		for (size_t f = run->first_counted; f < run->field_count; f++)
			count_move(&here[f], &there[f], move, tally_at(run, group, f));
	}
}

static void count_group(void *context, size_t group)
{
	const struct run *run = context;
	const struct orr_check_options *options = run->options;
	for (int i = 0; i < options->births; i++) {
		const uint64_t number = (uint64_t)group * (uint64_t)options->births + (uint64_t)i;
		const double year = (double)(options->from_year - 2000) +
				    GROUP_Y * ((double)group + orr_sample_uniform(options->seed, number));
		count_birth(run, group, i, ORR_COHORT_EPOCH_JD + ORR_COHORT_YEAR_D * year);
	}
}

/* Largest distance of a score's ranks from the uniform distribution. */
static double ks_distance(const uint32_t bin[BINS], double count)
{
	double below = 0.0, worst = 0.0;
	for (int i = 0; i < BINS; i++) {
		below += (double)bin[i];
		worst = fmax(worst, fabs(below / count - (double)(i + 1) / BINS));
	}
	return worst;
}

/* Value below which half of the counts lie, in bins. */
static double median_bin(const uint32_t *bin, int bins)
{
	double whole = 0.0, below = 0.0;
	for (int i = 0; i < bins; i++)
		whole += (double)bin[i];
	for (int i = 0; i < bins; i++) {
		if (below + (double)bin[i] >= whole / 2.0 && bin[i] > 0)
			return (double)i + (whole / 2.0 - below) / (double)bin[i];
		below += (double)bin[i];
	}
	return (double)NAN;
}

static void add_tally(struct tally *to, const struct tally *from)
{
	for (int s = 0; s < ORR_SCORE_COUNT; s++) {
		for (int i = 0; i < BINS; i++)
			to->bin[s][i] += from->bin[s][i];
		to->rank_sum[s] += from->rank_sum[s];
		to->square_sum[s] += from->square_sum[s];
		to->product_sum[s] += from->product_sum[s];
	}
	to->births += from->births;
	to->date_sum += from->date_sum;
	to->date_square_sum += from->date_square_sum;
	to->worst_sum = fmax(to->worst_sum, from->worst_sum);
	for (int move = 0; move < MOVE_COUNT; move++) {
		to->moved[move] += from->moved[move];
		to->kept_primary[move] += from->kept_primary[move];
		to->kept_five[move] += from->kept_five[move];
		for (int k = 0; k < ORR_LEVEL_COUNT; k++)
			for (int i = 0; i < BINS; i++)
				to->move_shift[move][k][i] += from->move_shift[move][k][i];
	}
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		for (int i = 0; i <= HALF_POINTS; i++)
			to->quarter_shift[k][i] += from->quarter_shift[k][i];
}

enum property {
	UNIFORM_ALL,
	UNIFORM_GROUP,
	AGE_BLIND,
	PRIMARY_1,
	PRIMARY_15,
	FIVE_15,
	LEVELS_1,
	LEVELS_15,
	ALIVE_LEAST,
	ALIVE_MOST,
	EXPLAINED,
	DETERMINISTIC,
	PROPERTY_COUNT
};

static const struct orr_property properties[PROPERTY_COUNT] = {
	[UNIFORM_ALL] = {.name = "uniform: largest KS distance, all births of a quarter", .goal = 0.02},
	[UNIFORM_GROUP] = {.name = "uniform: largest KS distance, five birth years in a quarter",
			   .goal = 0.02},
	[AGE_BLIND] = {.name = "age-blind: largest rank correlation with the birth date", .goal = 0.02},
	[PRIMARY_1] = {.name = "stable: primary kept, 1 minute, share", .goal = 0.995, .at_least = true},
	[PRIMARY_15] = {.name = "stable: primary kept, 15 minutes, share", .goal = 0.97, .at_least = true},
	[FIVE_15] = {.name = "stable: top five kept, 15 minutes, share", .goal = 0.97, .at_least = true},
	[LEVELS_1] = {.name = "stable: largest median move of a level, 1 minute, points", .goal = 1.0},
	[LEVELS_15] = {.name = "stable: largest median move of a level, 15 minutes, points", .goal = 1.0},
	[ALIVE_LEAST] = {.name = "alive: least median move of a level in a quarter, points",
			 .goal = 5.0,
			 .at_least = true},
	[ALIVE_MOST] = {.name = "alive: largest median move of a level in a quarter, points", .goal = 20.0},
	[EXPLAINED] = {.name = "explained: largest gap between terms and raw value", .goal = 1e-9},
	[DETERMINISTIC] = {.name = "deterministic: differing bytes, one thread against all", .goal = 0.0},
};

static const char *const score_names[] = {
	"physical",   "emotional",     "mental",  "spiritual",  "social",       "leadership", "creativity",
	"analytical", "communication", "empathy", "resilience", "adaptability", "focus"};

static const char *score_name(int score, char out[24])
{
	if (score < ORR_HARMONIC_COUNT)
		snprintf(out, 24, "harmonic %d", score + 1);
	else
		snprintf(out, 24, "%s", score_names[score - ORR_HARMONIC_COUNT]);
	return out;
}

/* Keep the worse of two figures and where it is from. */
static void worse(struct orr_property *property, double figure, const char *where)
{
	const bool replaces = property->worst[0] == '\0' ||
			      (property->at_least ? figure < property->figure : figure > property->figure);
	if (!replaces)
		return;
	property->figure = figure;
	snprintf(property->worst, sizeof property->worst, "%s", where);
}

static void judge_uniform(const struct tally *tally, const char *where, struct orr_property *property)
{
	for (int s = 0; s < ORR_SCORE_COUNT; s++) {
		char name[24], text[ORR_PROPERTY_WORST_MAX];
		snprintf(text, sizeof text, "%.36s, %s", where, score_name(s, name));
		worse(property, ks_distance(tally->bin[s], tally->births), text);
	}
}

/* Percentiles are ranks already, and dates are drawn evenly: their correlation is that of ranks. */
static void judge_age(const struct tally *tally, const char *where, struct orr_property *property)
{
	const double n = tally->births;
	for (int s = 0; s < ORR_SCORE_COUNT; s++) {
		const double of_rank = tally->square_sum[s] - tally->rank_sum[s] * tally->rank_sum[s] / n;
		const double of_date = tally->date_square_sum - tally->date_sum * tally->date_sum / n;
		const double joint = tally->product_sum[s] - tally->rank_sum[s] * tally->date_sum / n;
		char name[24], text[ORR_PROPERTY_WORST_MAX];
		snprintf(text, sizeof text, "%.36s, %s", where, score_name(s, name));
		worse(property, fabs(joint / sqrt(of_rank * of_date)), text);
	}
}

static void judge_stable(const struct tally *tally, const char *where, struct orr_check_result *out)
{
	static const struct {
		enum property primary, levels;
	} of[MOVE_COUNT] = {{PRIMARY_1, LEVELS_1}, {PRIMARY_15, LEVELS_15}};
	char name[24], text[ORR_PROPERTY_WORST_MAX];
	for (int move = 0; move < MOVE_COUNT; move++) {
		const double count = (double)tally->moved[move];
		worse(&out->property[of[move].primary], (double)tally->kept_primary[move] / count, where);
		for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
			snprintf(text, sizeof text, "%.36s, %s", where,
				 score_name(ORR_HARMONIC_COUNT + k, name));
			worse(&out->property[of[move].levels],
			      median_bin(tally->move_shift[move][k], BINS) / 100.0, text);
		}
	}
	worse(&out->property[FIVE_15],
	      (double)tally->kept_five[1] / (double)tally->moved[1] / (1 + ORR_SECONDARY_COUNT), where);
}

/* From quarter to quarter, over all quarters. */
static void judge_alive(const struct tally *tally, struct orr_check_result *out)
{
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		char name[24];
		const double points = median_bin(tally->quarter_shift[k], HALF_POINTS + 1) / 2.0;
		if (isnan(points))
			continue;
		worse(&out->property[ALIVE_LEAST], points, score_name(ORR_HARMONIC_COUNT + k, name));
		worse(&out->property[ALIVE_MOST], points, score_name(ORR_HARMONIC_COUNT + k, name));
	}
}

static void judge_run(const struct run *run, struct tally *spare, struct tally *overall,
		      struct orr_check_result *out)
{
	for (size_t f = run->first_counted; f < run->field_count; f++) {
		const struct orr_quarter quarter = run->field[f].quarter;
		char where[40];
		memset(spare, 0, sizeof *spare);
		for (size_t group = 0; group < (size_t)run->options->group_count; group++) {
			const struct tally *tally = tally_at(run, group, f);
			const int year = run->options->from_year + GROUP_Y * (int)group;
			snprintf(where, sizeof where, "%04d-Q%d, %d-%d", quarter.year, quarter.quarter, year,
				 year + GROUP_Y - 1);
			judge_uniform(tally, where, &out->property[UNIFORM_GROUP]);
			add_tally(spare, tally);
		}
		snprintf(where, sizeof where, "%04d-Q%d", quarter.year, quarter.quarter);
		judge_uniform(spare, where, &out->property[UNIFORM_ALL]);
		judge_age(spare, where, &out->property[AGE_BLIND]);
		judge_stable(spare, where, out);
		worse(&out->property[EXPLAINED], spare->worst_sum, where);
		/* Over all quarters only shifts are looked at; sums of everything would leave their type's range. */
		for (int k = 0; k < ORR_LEVEL_COUNT; k++)
			for (int i = 0; i <= HALF_POINTS; i++)
				overall->quarter_shift[k][i] += spare->quarter_shift[k][i];
	}
}

static struct orr_rank_plan plan_of(const struct run *run)
{
	const struct orr_check_options *options = run->options;
	const int first = options->from_year - 2000;
	return (struct orr_rank_plan){.kernel = options->kernel,
				      .cohorts = options->cohorts,
				      .field = run->field,
				      .field_count = run->field_count,
				      .first_centre = first,
				      /* a minute beyond the last year is looked at too */
				      .centre_count = (size_t)GROUP_Y * (size_t)options->group_count + 2,
				      .first_class = options->class,
				      .class_count = 1};
}

/* How many bytes of a few cohorts' tables change with the threads that made them. */
static enum orr_code judge_same(const struct run *run, struct orr_property *property, struct orr_error *err)
{
	struct orr_rank_plan plan = plan_of(run);
	struct orr_rank_tables few;
	struct orr_pool *one;
	enum orr_code code = orr_pool_open(&one, 1, err);
	if (code != ORR_OK)
		return code;
	plan.field_count = 1;
	plan.first_centre += 3;
	plan.centre_count = 2;
	code = orr_rank_tables_build(&plan, one, &few, err);
	orr_pool_close(one);
	if (code != ORR_OK)
		return code;
	const unsigned char *a = (const unsigned char *)few.table,
			    *b = (const unsigned char *)(run->tables.table + 3);
	double differing = 0.0;
	for (size_t i = 0; i < orr_rank_tables_bytes(&plan); i++)
		differing += a[i] != b[i];
	orr_rank_tables_free(&few);
	property->figure = differing;
	return ORR_OK;
}

/* Fields of quarters [first, first + count) of those asked for, and of the one before them where the kernel holds it: shifts are since then. */
static enum orr_code make_fields(struct run *run, int first, int count, struct orr_error *err)
{
	const struct orr_check_options *options = run->options;
	struct orr_error none;
	run->first_counted = orr_quarter_field_of(options->kernel, orr_quarter_add(options->first, first - 1),
						  &run->field[0], &none) == ORR_OK;
	run->field_count = run->first_counted;
	for (int f = 0; f < count; f++) {
		enum orr_code code =
			orr_quarter_field_of(options->kernel, orr_quarter_add(options->first, first + f),
					     &run->field[run->field_count++], err);
		if (code != ORR_OK)
			return code;
	}
	return ORR_OK;
}

static enum orr_code check_run(struct run *run, int first, int count, struct orr_pool *pool,
			       struct orr_error *err)
{
	enum orr_code code = make_fields(run, first, count, err);
	if (code != ORR_OK)
		return code;
	const struct orr_rank_plan plan = plan_of(run);
	code = orr_rank_tables_build(&plan, pool, &run->tables, err);
	if (code != ORR_OK)
		return code;
	memset(run->tally, 0, (size_t)run->options->group_count * QUARTERS * sizeof *run->tally);
	orr_pool_run(pool, (size_t)run->options->group_count, count_group, run);
	return ORR_OK;
}

static enum orr_code check_all(struct run *run, struct tally spare[2], struct orr_pool *pool,
			       struct orr_check_result *out, struct orr_error *err)
{
	const struct orr_check_options *options = run->options;
	for (int first = 0; first < options->quarter_count;) {
		const int rest = options->quarter_count - first,
			  count = rest < QUARTERS - 1 ? rest : QUARTERS - 1;
		enum orr_code code = check_run(run, first, count, pool, err);
		if (code == ORR_OK && first == 0)
			code = judge_same(run, &out->property[DETERMINISTIC], err);
		if (code == ORR_OK)
			judge_run(run, &spare[0], &spare[1], out);
		orr_rank_tables_free(&run->tables);
		if (code != ORR_OK)
			return code;
		first += count;
		if (options->progress != NULL)
			options->progress(options->progress_context, first, options->quarter_count);
	}
	judge_alive(&spare[1], out);
	return ORR_OK;
}

static void judge(struct orr_check_result *out)
{
	out->met = true;
	for (size_t i = 0; i < out->count; i++) {
		struct orr_property *property = &out->property[i];
		property->met = property->at_least ? property->figure >= property->goal
						   : property->figure <= property->goal;
		out->met = out->met && property->met;
	}
}

enum orr_code orr_calibrate_check(const struct orr_check_options *options, struct orr_pool *pool,
				  struct orr_check_result *out, struct orr_error *err)
{
	if (options->seed == options->cohorts->header->seed)
		return orr_fail_field(err, ORR_E_USAGE, "seed",
				      "the tables were made with this seed: choose another to check them");
	struct orr_check_result result = {.count = PROPERTY_COUNT};
	memcpy(result.property, properties, sizeof properties);
	struct run run = {.options = options,
			  .field = orr_calloc(QUARTERS, sizeof *run.field),
			  .tally = orr_calloc((size_t)options->group_count * QUARTERS, sizeof *run.tally)};
	struct tally *spare = orr_calloc(2, sizeof *spare);
	enum orr_code code = ORR_E_UNAVAILABLE;
	if (run.field != NULL && run.tally != NULL && spare != NULL)
		code = check_all(&run, spare, pool, &result, err);
	else
		(void)orr_fail(err, code, "memory ran out; check fewer years of birth");
	orr_free(run.field);
	orr_free(run.tally);
	orr_free(spare);
	if (code != ORR_OK)
		return code;
	judge(&result);
	*out = result;
	return ORR_OK;
}
