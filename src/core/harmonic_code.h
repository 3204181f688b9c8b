/* SPDX-License-Identifier: Apache-2.0 */
/* The harmonic energy code as numbers: a subject's individual spectrum, what a quarter's sky makes of it, and its ranks. */
#ifndef ORR_CORE_HARMONIC_CODE_H
#define ORR_CORE_HARMONIC_CODE_H

#include "core/channel.h"
#include "core/cohort.h"
#include "core/quantile.h"
#include "core/quarter.h"

/* Scores that are ranked: 32 code strengths, then the levels. */
enum { ORR_SCORE_COUNT = ORR_HARMONIC_COUNT + ORR_LEVEL_COUNT, ORR_SECONDARY_COUNT = 4 };

/* From here on a harmonic is called amplifying, below the negative dampening. */
#define ORR_RESONANCE_THRESHOLD 0.5

/* What a birth is, whatever the quarter. */
struct orr_subject {
	struct orr_spectrum point[ORR_POINT_SPECTRA]; /* centred on the cohort's mean */
	struct orr_spectrum natal;                    /* their sum by the natal weights: r */
	double amplitude[ORR_HARMONIC_COUNT];         /* |r| */
	double deviation[ORR_HARMONIC_COUNT];         /* rms of |r| in the cohort */
	double own[ORR_LEVEL_COUNT]; /* sum of b_n |r_kn|^2 / 2: the level's aspects among its own points */
	double confidence;           /* 0-1: mean square of the certainties, by the natal weights */
};

/* Before ranking. */
struct orr_code_raw {
	double level[ORR_LEVEL_COUNT];
	double resonance
		[ORR_HARMONIC_COUNT]; /* rho: about 0.7 in size when the sky has nothing to do with the birth */
	double strength[ORR_HARMONIC_COUNT];
};

/* Quarters of a year, at whose beginnings means and deviations stand. */
enum { ORR_RANK_CELLS = 4 };

/*
 * One cohort in one quarter. A score is first brought to the mean and deviation of those born within half a year, so that what slow
 * planets do to everybody of a year does not rank anybody; then it is ranked among all of the cohort's, brought to theirs.
 */
struct orr_rank_table {
	float mean[ORR_RANK_CELLS][ORR_SCORE_COUNT], deviation[ORR_RANK_CELLS][ORR_SCORE_COUNT];
	float knot[ORR_SCORE_COUNT][ORR_KNOT_COUNT];
};

struct orr_code_ranks {
	double level[ORR_LEVEL_COUNT];        /* 0-1 */
	double strength[ORR_HARMONIC_COUNT];  /* 0-1 */
	int leading[1 + ORR_SECONDARY_COUNT]; /* harmonics by strength, the primary first */
};

/** Weighted sum of the points' spectra: z, or r where they are centred. */
void orr_channel_spectrum(enum orr_channel channel, const struct orr_spectrum point[],
			  struct orr_spectrum *out);

/**
 * The individual spectrum of a birth at an instant, its time known to `half_width_d` to each side (the day's half when unknown).
 * Total.
 */
void orr_subject_make(const struct orr_cohorts *cohorts, double jd_tt, const struct orr_motion *motion,
		      double half_width_d, struct orr_subject *out);

/**
 * Raw values in a quarter, r and T the natal spectrum and the field:
 *   resonance n  Re(r conj T) / (deviation rms);  strength n  |r| (1 + resonance / 2)
 *   level k      own + sum over n of b_n Re(r_kn conj T_n)
 */
void orr_code_raw_in(const struct orr_subject *subject, const struct orr_quarter_field *field,
		     struct orr_code_raw *out);

/**
 * Bring scores to mean 0 and deviation 1 of those born within half a year. Means and deviations run straight between the quarters of a
 * year.
 * @param before  the table of the centre before the birth, its successor behind it
 * @param share   of the way to the next centre, [0, 1)
 */
void orr_score_standardize(const struct orr_rank_table before[2], double share,
			   double score[ORR_SCORE_COUNT]);

/**
 * Ranks among the cohorts of two neighbouring centres, `before` and its successor. Equal strengths keep the order of their harmonics.
 */
void orr_code_rank(const struct orr_code_raw *raw, const struct orr_rank_table before[2], double share,
		   struct orr_code_ranks *out);

/* Terms of a level's raw value; they add up to it within 1e-12 or so. */
struct orr_level_terms {
	double pair[ORR_POINT_SPECTRA]
		   [ORR_POINT_SPECTRA]; /* two own points, [p][q] with q < p; [p][p] a point with itself */
	double transit[ORR_POINT_SPECTRA][ORR_POINT_SPECTRA]; /* [own point][transiting point] */
};
void orr_level_terms(const struct orr_subject *subject, const struct orr_quarter_field *field, int level,
		     struct orr_level_terms *out);

/**
 * Size of a change between two sets of levels in ranks, 0-100: root of the mean square shift, in points.
 */
double orr_change_magnitude(const double before[ORR_LEVEL_COUNT], const double after[ORR_LEVEL_COUNT]);

#endif
