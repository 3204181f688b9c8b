/* SPDX-License-Identifier: Apache-2.0 */
/* The weights of the channels as data, one row each, with the tradition that gives each planet its part. */
#ifndef ORR_CORE_CHANNEL_ROWS_H
#define ORR_CORE_CHANNEL_ROWS_H

/*
 * Figures are Orrery's own, in steps of a half: 2 for the planet that a tradition puts first. Sources, by the letter that the rows name:
 *   P  Ptolemy, Tetrabiblos (2nd century), translation of Robbins (Loeb, 1940): III.13, p. 333, the soul: Mercury reason and mind, Moon the
 *      senses and what is not reason (seen); I.4 powers of the planets, III.11 the body, IV.5 marriage (not seen)
 *   L  William Lilly, Christian Astrology (1647), book I, significations of the planets: Saturn p. 57 (patient in labour, grave in argument:
 *      seen), Jupiter 61, Mars 65, Sun 69, Venus 72, Mercury 76, Moon 80 (pages by its contents)
 *   A  Alan Leo, The Art of Synthesis (1912), a chapter a planet: Sun p. 32, Moon p. 38; types in its plates: Mars who energizes, Venus the
 *      artist, Mercury the analyst and adaptable, Jupiter the philosopher, Saturn who perseveres, Uranus, Neptune the mystic (seen)
 *   R  Dane Rudhyar, The Astrology of Personality (1936): planets as functions of the person, the outer three as what is beyond it (not seen)
 *   H  Robert Hand, Horoscope Symbols (1981): modern meanings of all ten planets and the nodes (not seen)
 * What was not seen is cited from general knowledge.
 * ROW(channel, weights), a weight for each point: Sun, Moon, Mercury, Venus, Mars, Jupiter, Saturn, Uranus, Neptune, Pluto, mean node.
 */
/* clang-format off */
/* The natal channel. */
#define ORR_NATAL_ROWS(ROW)                                                                                                                   \
	/* Lights, then the planets by their nearness to the person: personal, social, and what a generation shares (R). */                   \
	ROW(NATAL, 2.0, 2.0, 1.5, 1.5, 1.5, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5)

/* Energies, then dimensions, in the order of levels. */
#define ORR_LEVEL_ROWS(ROW)                                                                                                                   \
	/* Mars force of the body (L, H), Sun vital heat (P), Saturn bones and endurance (L), Pluto depth of drive (H). */                    \
	ROW(PHYSICAL, 1.5, 0.0, 0.0, 0.0, 2.0, 0.0, 0.5, 0.0, 0.0, 0.5, 0.0)                                                                  \
	/* Moon feeling (P), Venus affection (L), Mars desire (A), Neptune sensitivity (H). */                                                \
	ROW(EMOTIONAL, 0.0, 2.0, 0.0, 1.5, 0.5, 0.0, 0.0, 0.0, 0.5, 0.0, 0.0)                                                                 \
	/* Mercury reason (P), Saturn thought that lasts (L), Jupiter judgement (L), Uranus insight (H). */                                   \
	ROW(MENTAL, 0.0, 0.0, 2.0, 0.0, 0.0, 0.5, 1.0, 0.5, 0.0, 0.0, 0.0)                                                                    \
	/* Jupiter religion (L), Sun the self that seeks (R), Moon devotion (A), Neptune what is beyond the self (R, H), node direction (R). */ \
	ROW(SPIRITUAL, 1.0, 0.5, 0.0, 0.0, 0.0, 1.5, 0.0, 0.0, 1.0, 0.0, 0.5)                                                                 \
	/* Venus company (L), Moon the public (L), Mercury exchange (H), Jupiter fellowship (L, A). */                                        \
	ROW(SOCIAL, 0.0, 1.0, 1.0, 2.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)                                                                    \
	/* Sun kings and rule (L), Mars captains (L), Jupiter authority by trust (L), Saturn office held (A). */                              \
	ROW(LEADERSHIP, 2.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.5, 0.0, 0.0, 0.0, 0.0)                                                                \
	/* Venus arts (L), Sun making (R), Uranus invention (H), Neptune imagination (H). */                                                  \
	ROW(CREATIVITY, 1.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.5, 0.5, 0.0, 0.0)                                                                \
	/* Mercury analysis (P, L), Saturn exactness (L, A), Mars sharpness (P: with Mercury keen). */                                        \
	ROW(ANALYTICAL, 0.0, 0.0, 2.0, 0.0, 0.5, 0.0, 1.5, 0.0, 0.0, 0.0, 0.0)                                                                \
	/* Mercury speech (L), Moon hearing others (H), Venus grace of speech (P: with Mercury), Jupiter teaching (A). */                     \
	ROW(COMMUNICATION, 0.0, 1.0, 2.0, 0.5, 0.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0)                                                             \
	/* Moon care (A, H), Venus affection (L), Jupiter kindness (L), Neptune compassion (H). */                                            \
	ROW(EMPATHY, 0.0, 2.0, 0.0, 1.0, 0.0, 0.5, 0.0, 0.0, 0.5, 0.0, 0.0)                                                                   \
	/* Saturn patience (L), Mars courage (L), Sun vitality (P), Pluto renewal (H). */                                                     \
	ROW(RESILIENCE, 1.0, 0.0, 0.0, 0.0, 1.5, 0.0, 2.0, 0.0, 0.0, 0.5, 0.0)                                                                \
	/* Mercury changeable, taking the nature of its company (P, L), Moon change (L), Jupiter growth (A), Uranus the new (H). */           \
	ROW(ADAPTABILITY, 0.0, 1.5, 2.0, 0.0, 0.0, 0.5, 0.0, 0.5, 0.0, 0.0, 0.0)                                                              \
	/* Saturn concentration (A), Mars effort (L), Sun will (A), Mercury attention (P). */                                                 \
	ROW(FOCUS, 1.0, 0.0, 1.0, 0.0, 1.5, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0)

/* Themes of compatibility. */
#define ORR_THEME_ROWS(ROW)                                                                                                                   \
	/* Sun and Moon: the lights of both people (P IV.5 on partnership), Venus and Mars beside them (L). */                                \
	ROW(PERSONALITY_MATCH, 2.0, 2.0, 0.5, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)                                                         \
	/* Mars how one acts, Mercury how one plans, Saturn what one keeps to (A, H). */                                                      \
	ROW(BEHAVIORAL_ALIGNMENT, 0.5, 0.0, 1.5, 0.0, 2.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0)                                                      \
	/* Sun and Mars vigour, Moon mood (P, L). */                                                                                          \
	ROW(ENERGY_RESONANCE, 1.5, 1.5, 0.0, 0.5, 2.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0)                                                          \
	/* All of the chart: the natal weights. */                                                                                            \
	ROW(HARMONIC_COMPATIBILITY, 2.0, 2.0, 1.5, 1.5, 1.5, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5)                                                    \
	/* Jupiter custom and law, Moon the people, Saturn order (L), node the common way (R). */                                             \
	ROW(CULTURAL_FIT, 0.5, 1.5, 0.0, 0.5, 0.0, 2.0, 1.0, 0.0, 0.0, 0.0, 0.5)                                                              \
	/* Mercury speech, Moon hearing (L, H), Venus tone. */                                                                                \
	ROW(COMMUNICATION_STYLE, 0.0, 1.0, 2.0, 1.0, 0.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0)                                                       \
	/* Saturn method, Mars pace, Mercury skill, Sun aim (L, A). */                                                                        \
	ROW(WORK_STYLE_MATCH, 0.5, 0.0, 1.5, 0.0, 1.5, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0)                                                          \
	/* Venus what one likes, Jupiter what one believes (L, H), Sun what one is for. */                                                    \
	ROW(VALUE_ALIGNMENT, 1.0, 0.0, 0.0, 2.0, 0.0, 1.5, 0.5, 0.0, 0.0, 0.0, 0.0)

/* clang-format on */

#endif
