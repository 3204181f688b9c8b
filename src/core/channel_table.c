/* SPDX-License-Identifier: Apache-2.0 */
/* The weights of the channels, with the tradition that gives each planet its part. */
#include "core/channel.h"

/*
 * Sources, by the letter that the rows name, cited from general knowledge of these works and not yet checked against their pages; figures are Orrery's own, in steps of a half: 2 for the planet that a tradition puts first.
 *   P  Ptolemy, Tetrabiblos (2nd century): I.4 powers of the planets, III.11-14 body and soul (Mercury reason, Moon senses and feeling)
 *   L  William Lilly, Christian Astrology (1647), book I: general significations of the planets
 *   A  Alan Leo, The Art of Synthesis (1912): one chapter a planet, its expression in character
 *   R  Dane Rudhyar, The Astrology of Personality (1936): planets as functions of the person, the outer three as what is beyond it
 *   H  Robert Hand, Horoscope Symbols (1981): modern meanings of all ten planets and the nodes
 * Order of columns: Sun, Moon, Mercury, Venus, Mars, Jupiter, Saturn, Uranus, Neptune, Pluto, mean node.
 */
/* clang-format off */
const double orr_channel_weight[ORR_CHANNEL_COUNT][ORR_POINT_SPECTRA] = {
	/* Lights, then the planets by their nearness to the person: personal, social, and what a generation shares (R). */
	[ORR_CHANNEL_NATAL] =              {2.0, 2.0, 1.5, 1.5, 1.5, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5},

	/* Mars force of the body (L, H), Sun vital heat (P), Saturn bones and endurance (L), Pluto depth of drive (H). */
	[ORR_CHANNEL_PHYSICAL] =           {1.5, 0.0, 0.0, 0.0, 2.0, 0.0, 0.5, 0.0, 0.0, 0.5, 0.0},
	/* Moon feeling (P), Venus affection (L), Mars desire (A), Neptune sensitivity (H). */
	[ORR_CHANNEL_EMOTIONAL] =          {0.0, 2.0, 0.0, 1.5, 0.5, 0.0, 0.0, 0.0, 0.5, 0.0, 0.0},
	/* Mercury reason (P), Saturn thought that lasts (L), Jupiter judgement (L), Uranus insight (H). */
	[ORR_CHANNEL_MENTAL] =             {0.0, 0.0, 2.0, 0.0, 0.0, 0.5, 1.0, 0.5, 0.0, 0.0, 0.0},
	/* Jupiter religion (L), Sun the self that seeks (R), Moon devotion (A), Neptune what is beyond the self (R, H), node direction (R). */
	[ORR_CHANNEL_SPIRITUAL] =          {1.0, 0.5, 0.0, 0.0, 0.0, 1.5, 0.0, 0.0, 1.0, 0.0, 0.5},
	/* Venus company (L), Moon the public (L), Mercury exchange (H), Jupiter fellowship (L, A). */
	[ORR_CHANNEL_SOCIAL] =             {0.0, 1.0, 1.0, 2.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0},

	/* Sun kings and rule (L), Mars captains (L), Jupiter authority by trust (L), Saturn office held (A). */
	[ORR_CHANNEL_LEADERSHIP] =         {2.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.5, 0.0, 0.0, 0.0, 0.0},
	/* Venus arts (L), Sun making (R), Uranus invention (H), Neptune imagination (H). */
	[ORR_CHANNEL_CREATIVITY] =         {1.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.5, 0.5, 0.0, 0.0},
	/* Mercury analysis (P, L), Saturn exactness (L, A), Mars sharpness (P: with Mercury keen). */
	[ORR_CHANNEL_ANALYTICAL] =         {0.0, 0.0, 2.0, 0.0, 0.5, 0.0, 1.5, 0.0, 0.0, 0.0, 0.0},
	/* Mercury speech (L), Moon hearing others (H), Venus grace of speech (P: with Mercury), Jupiter teaching (A). */
	[ORR_CHANNEL_COMMUNICATION] =      {0.0, 1.0, 2.0, 0.5, 0.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0},
	/* Moon care (A, H), Venus affection (L), Jupiter kindness (L), Neptune compassion (H). */
	[ORR_CHANNEL_EMPATHY] =            {0.0, 2.0, 0.0, 1.0, 0.0, 0.5, 0.0, 0.0, 0.5, 0.0, 0.0},
	/* Saturn patience (L), Mars courage (L), Sun vitality (P), Pluto renewal (H). */
	[ORR_CHANNEL_RESILIENCE] =         {1.0, 0.0, 0.0, 0.0, 1.5, 0.0, 2.0, 0.0, 0.0, 0.5, 0.0},
	/* Mercury changeable, taking the nature of its company (P, L), Moon change (L), Jupiter growth (A), Uranus the new (H). */
	[ORR_CHANNEL_ADAPTABILITY] =       {0.0, 1.5, 2.0, 0.0, 0.0, 0.5, 0.0, 0.5, 0.0, 0.0, 0.0},
	/* Saturn concentration (A), Mars effort (L), Sun will (A), Mercury attention (P). */
	[ORR_CHANNEL_FOCUS] =              {1.0, 0.0, 1.0, 0.0, 1.5, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0},

	/* Sun and Moon: the lights of both people (P IV.5 on partnership), Venus and Mars beside them (L). */
	[ORR_CHANNEL_PERSONALITY_MATCH] =  {2.0, 2.0, 0.5, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0},
	/* Mars how one acts, Mercury how one plans, Saturn what one keeps to (A, H). */
	[ORR_CHANNEL_BEHAVIORAL_ALIGNMENT] = {0.5, 0.0, 1.5, 0.0, 2.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0},
	/* Sun and Mars vigour, Moon mood (P, L). */
	[ORR_CHANNEL_ENERGY_RESONANCE] =   {1.5, 1.5, 0.0, 0.5, 2.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0},
	/* All of the chart: the natal weights. */
	[ORR_CHANNEL_HARMONIC_COMPATIBILITY] = {2.0, 2.0, 1.5, 1.5, 1.5, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5},
	/* Jupiter custom and law, Moon the people, Saturn order (L), node the common way (R). */
	[ORR_CHANNEL_CULTURAL_FIT] =       {0.5, 1.5, 0.0, 0.5, 0.0, 2.0, 1.0, 0.0, 0.0, 0.0, 0.5},
	/* Mercury speech, Moon hearing (L, H), Venus tone. */
	[ORR_CHANNEL_COMMUNICATION_STYLE] = {0.0, 1.0, 2.0, 1.0, 0.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0},
	/* Saturn method, Mars pace, Mercury skill, Sun aim (L, A). */
	[ORR_CHANNEL_WORK_STYLE_MATCH] =   {0.5, 0.0, 1.5, 0.0, 1.5, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0},
	/* Venus what one likes, Jupiter what one believes (L, H), Sun what one is for. */
	[ORR_CHANNEL_VALUE_ALIGNMENT] =    {1.0, 0.0, 0.0, 2.0, 0.0, 1.5, 0.5, 0.0, 0.0, 0.0, 0.0},
};

/*
 * Half the natal weights: slow planets stand out by themselves, since a quarter's mean fades what moves far; with half of them a level
 * moves by about ten points from quarter to quarter, and a birth still says more than a season.
 */
const double orr_transit_weight[ORR_POINT_SPECTRA] =
	{1.0, 1.0, 0.75, 0.75, 0.75, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25};
/* clang-format on */
