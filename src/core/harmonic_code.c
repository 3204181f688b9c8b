/* SPDX-License-Identifier: Apache-2.0 */
/* The harmonic energy code as numbers. */
#include "core/harmonic_code.h"

#include <math.h>
#include <string.h>

#include "core/aspect_curve.h"

static double square_sum(const struct orr_spectrum *spectrum)
{
	static const double one[ORR_HARMONIC_COUNT] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
						       1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
	return orr_spectrum_dot(one, spectrum, spectrum);
}

/* |exp(i n L)| is 1, so that the squares of faded points are those of their certainties. */
static double confidence(const struct orr_spectrum point[])
{
	const double *weight = orr_channel_weight[ORR_CHANNEL_NATAL];
	double sum = 0.0, whole = 0.0;
	for (int p = 0; p < ORR_POINT_SPECTRA; p++) {
		sum += weight[p] * weight[p] * square_sum(&point[p]);
		whole += weight[p] * weight[p] * ORR_HARMONIC_COUNT;
	}
	return fmin(sum / whole, 1.0);
}

void orr_channel_spectrum(enum orr_channel channel, const struct orr_spectrum point[],
			  struct orr_spectrum *out)
{
	const double *weight = orr_channel_weight[channel];
	*out = (struct orr_spectrum){{0.0}};
	for (int p = 0; p < ORR_POINT_SPECTRA; p++)
		if (weight[p] > 0.0)
			orr_spectrum_add(out, weight[p], &point[p]);
}

static void own_levels(const struct orr_spectrum point[], double out[ORR_LEVEL_COUNT])
{
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		struct orr_spectrum channel;
		orr_channel_spectrum(orr_level_channel(k), point, &channel);
		out[k] = 0.5 * orr_spectrum_dot(orr_aspect_cosine, &channel, &channel);
	}
}

void orr_subject_make(const struct orr_cohorts *cohorts, double jd_tt, const struct orr_motion *motion,
		      double half_width_d, struct orr_subject *out)
{
	const enum orr_certainty_class class =
		orr_certainty_class_of((int)(half_width_d * 2.0 * 86400.0 + 0.5));
	orr_spectra_of(motion, half_width_d, out->point);
	out->confidence = confidence(out->point);
	orr_cohorts_centre(cohorts, jd_tt, out->point);
	orr_channel_spectrum(ORR_CHANNEL_NATAL, out->point, &out->natal);
	orr_cohorts_variance(cohorts, jd_tt, class, ORR_CHANNEL_NATAL, out->deviation);
	for (int n = 0; n < ORR_HARMONIC_COUNT; n++) {
		const double re = out->natal.cell[n], im = out->natal.cell[ORR_HARMONIC_COUNT + n];
		out->amplitude[n] = sqrt(re * re + im * im);
		out->deviation[n] = sqrt(out->deviation[n]);
	}
	own_levels(out->point, out->own);
}

void orr_code_raw_in(const struct orr_subject *subject, const struct orr_quarter_field *field,
		     struct orr_code_raw *out)
{
	double to_sky[ORR_POINT_SPECTRA];
	for (int p = 0; p < ORR_POINT_SPECTRA; p++)
		to_sky[p] = orr_spectrum_dot(orr_aspect_cosine, &subject->point[p], &field->total);
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		const double *weight = orr_channel_weight[orr_level_channel(k)];
		double sum = subject->own[k];
		for (int p = 0; p < ORR_POINT_SPECTRA; p++)
			sum += weight[p] * to_sky[p];
		out->level[k] = sum;
	}
	for (int n = 0; n < ORR_HARMONIC_COUNT; n++) {
		const int im = ORR_HARMONIC_COUNT + n;
		const double joint = subject->natal.cell[n] * field->total.cell[n] +
				     subject->natal.cell[im] * field->total.cell[im];
		out->resonance[n] = joint / (subject->deviation[n] * field->rms[n]);
		out->strength[n] = subject->amplitude[n] * (1.0 + 0.5 * out->resonance[n]);
	}
}

/* The harmonics with the highest ranks, in order. */
static void lead(const double strength[ORR_HARMONIC_COUNT], int out[1 + ORR_SECONDARY_COUNT])
{
	bool taken[ORR_HARMONIC_COUNT] = {false};
	for (int place = 0; place <= ORR_SECONDARY_COUNT; place++) {
		int best = -1;
		for (int n = 0; n < ORR_HARMONIC_COUNT; n++)
			if (!taken[n] && (best < 0 || strength[n] > strength[best]))
				best = n;
		taken[best] = true;
		out[place] = best + 1;
	}
}

/* Two neighbouring rows of means and deviations, and how far along. */
struct scale {
	const float *mean[2], *deviation[2];
	double share;
};

static struct scale scale_at(const struct orr_rank_table *before, double share)
{
	const double at = share * ORR_RANK_CELLS;
	const int cell = at < ORR_RANK_CELLS ? (int)at : ORR_RANK_CELLS - 1;
	const struct orr_rank_table *next = cell + 1 < ORR_RANK_CELLS ? before : before + 1;
	const int after = (cell + 1) % ORR_RANK_CELLS;
	return (struct scale){{before->mean[cell], next->mean[after]},
			      {before->deviation[cell], next->deviation[after]},
			      at - (double)cell};
}

static double between(const float *const row[2], double share, int score)
{
	return (double)row[0][score] + share * ((double)row[1][score] - (double)row[0][score]);
}

void orr_score_standardize(const struct orr_rank_table before[2], double share, double score[ORR_SCORE_COUNT])
{
	const struct scale scale = scale_at(before, share);
	for (int s = 0; s < ORR_SCORE_COUNT; s++)
		score[s] = (score[s] - between(scale.mean, scale.share, s)) /
			   between(scale.deviation, scale.share, s);
}

void orr_code_rank(const struct orr_code_raw *raw, const struct orr_rank_table before[2], double share,
		   struct orr_code_ranks *out)
{
	const struct orr_rank_table *after = before + 1;
	double score[ORR_SCORE_COUNT];
	memcpy(score, raw->strength, sizeof raw->strength);
	memcpy(score + ORR_HARMONIC_COUNT, raw->level, sizeof raw->level);
	orr_score_standardize(before, share, score);
	for (int n = 0; n < ORR_HARMONIC_COUNT; n++)
		out->strength[n] = orr_quantile_rank(score[n], before->knot[n], after->knot[n], share);
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		const int s = ORR_HARMONIC_COUNT + k;
		out->level[k] = orr_quantile_rank(score[s], before->knot[s], after->knot[s], share);
	}
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
