/* SPDX-License-Identifier: Apache-2.0 */
/* The harmonic energy code as numbers. */
#include "core/harmonic_code.h"

#include <math.h>
#include <string.h>

#include "core/aspect_curve.h"
#include "core/channel_rows.h"

ORR_VECTOR_INLINE double square_sum(const struct orr_spectrum *spectrum)
{
	static const double one[ORR_HARMONIC_COUNT] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
						       1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
	return orr_spectrum_dot(one, spectrum, spectrum);
}

/* |exp(i n L)| is 1, so that the squares of faded points are those of their certainties. */
ORR_VECTOR_INLINE double confidence(const struct orr_spectrum point[])
{
	const double *weight = orr_channel_weight[ORR_CHANNEL_NATAL];
	double sum = 0.0, whole = 0.0;
	for (int p = 0; p < ORR_POINT_SPECTRA; p++) {
		sum += weight[p] * weight[p] * square_sum(&point[p]);
		whole += weight[p] * weight[p] * ORR_HARMONIC_COUNT;
	}
	return fmin(sum / whole, 1.0);
}

ORR_VECTOR_INLINE void channel_spectrum(enum orr_channel channel, const struct orr_spectrum point[],
					struct orr_spectrum *out)
{
	const double *weight = orr_channel_weight[channel];
	*out = (struct orr_spectrum){{0.0}};
	for (int p = 0; p < ORR_POINT_SPECTRA; p++)
		if (weight[p] > 0.0)
			orr_spectrum_add(out, weight[p], &point[p]);
}

ORR_VECTOR_CLONES static void sum_channel(enum orr_channel channel, const struct orr_spectrum point[],
					  struct orr_spectrum *out)
{
	channel_spectrum(channel, point, out);
}

void orr_channel_spectrum(enum orr_channel channel, const struct orr_spectrum point[],
			  struct orr_spectrum *out)
{
	sum_channel(channel, point, out);
}

/* Four harmonics of a channel. */
struct channel_lanes {
	orr_lanes re, im;
};

/* The weighted sum of points `from` to `to` (excluded). */
ORR_VECTOR_INLINE struct channel_lanes sum_points(const double weight[ORR_POINT_SPECTRA], int from, int to,
						  const struct orr_spectrum point[], int n)
{
	struct channel_lanes sum = {{0.0}, {0.0}};
	for (int p = from; p < to; p++)
		if (weight[p] > 0.0) {
			sum.re += weight[p] * *orr_lanes_at(point[p].cell + n);
			sum.im += weight[p] * *orr_lanes_at(point[p].cell + ORR_HARMONIC_COUNT + n);
		}
	return sum;
}

ORR_VECTOR_INLINE orr_lanes square(struct channel_lanes sum)
{
	return sum.re * sum.re + sum.im * sum.im;
}

/*
 * A level's aspects among its own points, all of them and those of slow points alone: the squares of its channel by the aspect curve. The
 * weights are constants of the source: nothing is compiled for points that have none.
 */
ORR_VECTOR_INLINE void own_level(const double weight[ORR_POINT_SPECTRA], const struct orr_spectrum point[],
				 double *out_own, double *out_shared)
{
	orr_lanes own[2] = {{0.0}, {0.0}}, shared[2] = {{0.0}, {0.0}};
	for (int first = 0; first < ORR_HARMONIC_COUNT; first += 2 * ORR_LANES)
		for (int strand = 0; strand < 2; strand++) {
			const int n = first + strand * ORR_LANES;
			const struct channel_lanes quick = sum_points(weight, 0, ORR_FIRST_SLOW_POINT, point,
								      n),
						   slow = sum_points(weight, ORR_FIRST_SLOW_POINT,
								     ORR_POINT_SPECTRA, point, n),
						   all = {quick.re + slow.re, quick.im + slow.im};
			const orr_lanes curve = *orr_lanes_at(orr_aspect_cosine + n);
			own[strand] += curve * square(all);
			shared[strand] += curve * square(slow);
		}
	*out_own = 0.5 * orr_strand_sum(own);
	*out_shared = 0.5 * orr_strand_sum(shared);
}

/* Calls of own_level, one a row of weights. */
#define OWN_LEVEL(channel, ...)                                                           \
	{                                                                                 \
		static const double weight[ORR_POINT_SPECTRA] = {__VA_ARGS__};            \
		const int level = ORR_CHANNEL_##channel - ORR_CHANNEL_PHYSICAL;           \
		own_level(weight, out->point, &out->own[level], &out->own_shared[level]); \
	}

ORR_VECTOR_CLONES static void make_subject(const struct orr_cohorts *cohorts, double jd_tt,
					   const struct orr_motion *motion, double half_width_d,
					   struct orr_subject *out)
{
	const enum orr_certainty_class class =
		orr_certainty_class_of((int)(half_width_d * 2.0 * 86400.0 + 0.5));
	orr_spectra_of(motion, half_width_d, out->point);
	out->confidence = confidence(out->point);
	orr_cohorts_centre(cohorts, jd_tt, out->point);
	channel_spectrum(ORR_CHANNEL_NATAL, out->point, &out->natal);
	orr_cohorts_variance(cohorts, jd_tt, class, ORR_CHANNEL_NATAL, out->deviation);
	for (int n = 0; n < ORR_HARMONIC_COUNT; n++) {
		const double re = out->natal.cell[n], im = out->natal.cell[ORR_HARMONIC_COUNT + n];
		out->amplitude[n] = sqrt(re * re + im * im);
		out->deviation[n] = sqrt(out->deviation[n]);
	}
	ORR_LEVEL_ROWS(OWN_LEVEL)
}

void orr_subject_make(const struct orr_cohorts *cohorts, double jd_tt, const struct orr_motion *motion,
		      double half_width_d, struct orr_subject *out)
{
	make_subject(cohorts, jd_tt, motion, half_width_d, out);
}

ORR_VECTOR_CLONES static void make_raw(const struct orr_subject *subject,
				       const struct orr_quarter_field *field, struct orr_code_raw *out)
{
	double to_sky[ORR_POINT_SPECTRA];
	for (int p = 0; p < ORR_POINT_SPECTRA; p++)
		to_sky[p] = orr_spectrum_dot(orr_aspect_cosine, &subject->point[p], &field->total);
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		const double *weight = orr_channel_weight[orr_level_channel(k)];
		double quick = 0.0, slow = 0.0;
		for (int p = 0; p < ORR_FIRST_SLOW_POINT; p++)
			quick += weight[p] * to_sky[p];
		for (int p = ORR_FIRST_SLOW_POINT; p < ORR_POINT_SPECTRA; p++)
			slow += weight[p] * to_sky[p];
		out->level[k] = subject->own[k] + (quick + slow);
		out->shared[k] = subject->own_shared[k] + slow;
	}
	for (int n = 0; n < ORR_HARMONIC_COUNT; n++) {
		const int im = ORR_HARMONIC_COUNT + n;
		const double joint = subject->natal.cell[n] * field->total.cell[n] +
				     subject->natal.cell[im] * field->total.cell[im];
		out->resonance[n] = joint / (subject->deviation[n] * field->rms[n]);
		out->strength[n] = subject->amplitude[n] * (1.0 + 0.5 * out->resonance[n]);
	}
}

void orr_code_raw_in(const struct orr_subject *subject, const struct orr_quarter_field *field,
		     struct orr_code_raw *out)
{
	make_raw(subject, field, out);
}

void orr_code_scores(const struct orr_code_raw *raw, double out[ORR_SCORE_ROW])
{
	memcpy(out, raw->strength, sizeof raw->strength);
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		out[ORR_HARMONIC_COUNT + k] = raw->level[k] - raw->shared[k];
	for (int s = ORR_SCORE_COUNT; s < ORR_SCORE_ROW; s++)
		out[s] = 0.0;
}

/*
 * The harmonics with the highest ranks, in order. A rank and its harmonic are one number, so that no step depends on a guess of which is
 * larger: each number goes down the list of the best and pushes the smaller ones before it.
 */
static void lead(const double strength[ORR_HARMONIC_COUNT], int out[1 + ORR_SECONDARY_COUNT])
{
	uint64_t best[1 + ORR_SECONDARY_COUNT] = {0};
	for (unsigned n = 0; n < ORR_HARMONIC_COUNT; n++) {
		uint64_t number =
			(uint64_t)(strength[n] * 0x1p52) * ORR_HARMONIC_COUNT + (ORR_HARMONIC_COUNT - 1 - n);
		for (int place = 0; place <= ORR_SECONDARY_COUNT; place++) {
			const uint64_t smaller = number < best[place] ? number : best[place];
			best[place] = number < best[place] ? best[place] : number;
			number = smaller;
		}
	}
	for (int place = 0; place <= ORR_SECONDARY_COUNT; place++)
		out[place] = ORR_HARMONIC_COUNT - (int)(best[place] % ORR_HARMONIC_COUNT);
}

void orr_code_rank(const struct orr_code_raw *raw, const struct orr_rank_table before[2], double share,
		   struct orr_code_ranks *out)
{
	double score[ORR_SCORE_ROW];
	orr_code_scores(raw, score);
	orr_score_ranks(score, before, share, score);
	memcpy(out->strength, score, sizeof out->strength);
	memcpy(out->level, score + ORR_HARMONIC_COUNT, sizeof out->level);
	lead(out->strength, out->leading);
}

void orr_level_terms(const struct orr_subject *subject, const struct orr_quarter_field *field, int level,
		     struct orr_level_terms *out)
{
	const double *weight = orr_channel_weight[orr_level_channel(level)];
	*out = (struct orr_level_terms){0};
	for (int p = 0; p < ORR_POINT_SPECTRA; p++)
		for (int q = 0; q < ORR_POINT_SPECTRA; q++) {
			out->transit[p][q] =
				weight[p] * orr_transit_weight[q] *
				orr_spectrum_dot(orr_aspect_cosine, &subject->point[p], &field->transit[q]);
			if (q <= p)
				out->pair[p][q] = (p == q ? 0.5 : 1.0) * weight[p] * weight[q] *
						  orr_spectrum_dot(orr_aspect_cosine, &subject->point[p],
								   &subject->point[q]);
		}
}

double orr_change_magnitude(const double before[ORR_LEVEL_COUNT], const double after[ORR_LEVEL_COUNT])
{
	double sum = 0.0;
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		const double shift = 100.0 * (after[k] - before[k]);
		sum += shift * shift;
	}
	return sqrt(sum / ORR_LEVEL_COUNT);
}
