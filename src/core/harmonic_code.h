/* SPDX-License-Identifier: Apache-2.0 */
/* The harmonic energy code as numbers: a subject's individual spectrum, what a quarter's sky makes of it, and its ranks. */
#ifndef ORR_CORE_HARMONIC_CODE_H
#define ORR_CORE_HARMONIC_CODE_H

#include "core/channel.h"
#include "core/cohort.h"
#include "core/quarter.h"
#include "core/rank.h"

enum { ORR_SECONDARY_COUNT = 4 };

/* From here on a harmonic is called amplifying, below the negative dampening. */
#define ORR_RESONANCE_THRESHOLD 0.5

/* What a birth is, whatever the quarter. */
struct orr_subject {
	struct orr_spectrum point[ORR_POINT_SPECTRA]; /* centred on the cohort's mean */
	struct orr_spectrum natal;                    /* their sum by the natal weights: r */
	double amplitude[ORR_HARMONIC_COUNT];         /* |r| */
	double deviation[ORR_HARMONIC_COUNT];         /* rms of |r| in the cohort */
	double own[ORR_LEVEL_COUNT]; /* sum of b_n |r_kn|^2 / 2: the level's aspects among its own points, */
	double own_shared[ORR_LEVEL_COUNT]; /* and the part of it that slow points have among themselves */
	double confidence;                  /* 0-1: mean square of the certainties, by the natal weights */
};

/*
 * Points from here on are slower than the Sun: Mars to Pluto and the node. What they do among themselves and what the sky does to them,
 * everybody born in the same weeks shares; it is part of a level's raw value, but ranks nobody.
 */
enum { ORR_FIRST_SLOW_POINT = ORR_MARS };

/* Before ranking. */
struct orr_code_raw {
	double level[ORR_LEVEL_COUNT];
	double shared[ORR_LEVEL_COUNT]; /* the part of it in which no point but slow ones stands */
	double resonance
		[ORR_HARMONIC_COUNT]; /* rho: about 0.7 in size when the sky has nothing to do with the birth */
	double strength[ORR_HARMONIC_COUNT];
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

/** The scores of a code in their order, as they are ranked: strengths, and levels without what is shared. The row is filled up with zeros. */
void orr_code_scores(const struct orr_code_raw *raw, double out[ORR_SCORE_ROW]);

/** Ranks of the scores as orr_score_ranks gives them. Equal strengths keep the order of their harmonics. */
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
