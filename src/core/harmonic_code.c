/* SPDX-License-Identifier: Apache-2.0 */
/* The harmonic energy code as numbers. */
#include "core/harmonic_code.h"

#include <math.h>
#include <string.h>

#include "core/aspect_curve.h"

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

/* The points that a channel weighs: first the quick ones, then from `slow` on those slower than the Sun. */
struct members {
	double weight[ORR_POINT_SPECTRA];
	int point[ORR_POINT_SPECTRA], slow, count;
};

ORR_VECTOR_INLINE void members_of(const double weight[ORR_POINT_SPECTRA], struct members *out)
{
	out->count = out->slow = 0;
	for (int p = 0; p < ORR_POINT_SPECTRA; p++) {
		out->weight[out->count] = weight[p];
		out->point[out->count] = p;
		out->count += weight[p] > 0.0;
		out->slow += weight[p] > 0.0 && p < ORR_FIRST_SLOW_POINT;
	}
}

/* Eight harmonics of a channel. */
struct channel_lanes {
	orr_lanes re[2], im[2];
};

/* The weighted sum of members `from` to `to` (excluded). */
ORR_VECTOR_INLINE void add_members(const struct members *members, int from, int to,
				   const struct orr_spectrum point[], int n, struct channel_lanes *sum)
{
	for (int i = from; i < to; i++) {
		const double *re = point[members->point[i]].cell + n, *im = re + ORR_HARMONIC_COUNT;
		const double weight = members->weight[i];
		sum->re[0] += weight * *orr_lanes_at(re);
		sum->re[1] += weight * *orr_lanes_at(re + ORR_LANES);
		sum->im[0] += weight * *orr_lanes_at(im);
		sum->im[1] += weight * *orr_lanes_at(im + ORR_LANES);
	}
}

/* A level's aspects among its own points, all of them and those of slow points alone: the squares of its channel by the aspect curve. */
ORR_VECTOR_INLINE void own_level(const double weight[ORR_POINT_SPECTRA], const struct orr_spectrum point[],
				 double *out_own, double *out_shared)
{
	struct members members;
	orr_lanes own[2] = {{0.0}, {0.0}}, shared[2] = {{0.0}, {0.0}};
	members_of(weight, &members);
	for (int n = 0; n < ORR_HARMONIC_COUNT; n += 2 * ORR_LANES) {
		struct channel_lanes quick = {{{0.0}, {0.0}}, {{0.0}, {0.0}}}, slow = quick;
		add_members(&members, 0, members.slow, point, n, &quick);
		add_members(&members, members.slow, members.count, point, n, &slow);
		const double *cosine = orr_aspect_cosine + n;
		for (int half = 0; half < 2; half++, cosine += ORR_LANES) {
			const orr_lanes curve = *orr_lanes_at(cosine);
			const orr_lanes re = quick.re[half] + slow.re[half],
					im = quick.im[half] + slow.im[half];
			own[half] += curve * (re * re + im * im);
			shared[half] +=
				curve * (slow.re[half] * slow.re[half] + slow.im[half] * slow.im[half]);
		}
	}
	*out_own = 0.5 * orr_strand_sum(own);
	*out_shared = 0.5 * orr_strand_sum(shared);
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
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		own_level(orr_channel_weight[orr_level_channel(k)], out->point, &out->own[k],
			  &out->own_shared[k]);
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

/* Where a share of the way between two centres stands among nodes: `node` of `count`, the next one's table and node, and how far along. */
struct between {
	const struct orr_rank_table *low, *high;
	int low_node, high_node;
	double along;
};

static struct between between(const struct orr_rank_table before[2], double share, int count)
{
	const double at = share * count;
	const int node = at < count ? (int)at : count - 1;
	return (struct between){before, node + 1 < count ? before : before + 1, node, (node + 1) % count,
				at - (double)node};
}

ORR_VECTOR_CLONES static void first_ranks(const double score[ORR_SCORE_ROW],
					  const float before[][ORR_SCORE_ROW],
					  const float after[][ORR_SCORE_ROW], double along, double out[])
{
	for (int s = 0; s < ORR_SCORE_ROW; s += ORR_LANES) {
		const struct orr_quantile_rows rows = {before[0] + s, after[0] + s, ORR_SCORE_ROW, along};
		*(orr_lanes_memory *)(out + s) = orr_quantile_ranks(*orr_lanes_at(score + s), &rows);
	}
}

void orr_score_first_ranks(const double score[ORR_SCORE_ROW], const float before[][ORR_SCORE_ROW],
			   const float after[][ORR_SCORE_ROW], double along, double out[ORR_SCORE_ROW])
{
	first_ranks(score, before, after, along, out);
}

ORR_VECTOR_CLONES static void second_ranks(const struct between *place, double rank[ORR_SCORE_ROW])
{
	const float *before = place->low->share[place->low_node][0],
		    *after = place->high->share[place->high_node][0];
	for (int s = 0; s < ORR_SCORE_ROW; s += ORR_LANES) {
		const struct orr_quantile_rows rows = {before + s, after + s, ORR_SCORE_ROW, place->along};
		*(orr_lanes_memory *)(rank + s) = orr_share_ranks(*orr_lanes_at(rank + s), &rows);
	}
}

void orr_code_rank(const struct orr_code_raw *raw, const struct orr_rank_table before[2], double share,
		   struct orr_code_ranks *out)
{
	const struct between first = between(before, share, ORR_RANK_NODES),
			     second = between(before, share, ORR_SHARE_NODES);
	double score[ORR_SCORE_ROW];
	orr_code_scores(raw, score);
	first_ranks(score, first.low->knot[first.low_node], first.high->knot[first.high_node], first.along,
		    score);
	second_ranks(&second, score);
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
