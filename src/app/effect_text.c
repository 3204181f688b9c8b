/* SPDX-License-Identifier: Apache-2.0 */
/* What a resonance is taken to mean, in a sentence. */
#include "app/effect_text.h"

#include <stddef.h>

/*
 * A harmonic belongs to the family of its largest prime factor. What the families stand for: John Addey, Harmonics in Astrology (1976),
 * and David Hamblin, Harmonic Charts (1983), for 2, 3, 5 and 7; nobody has a settled word for the primes from 11 on.
 */
static const struct {
	int prime;
	const char *words;
	const char *effect[3]; /* by enum orr_resonance */
} families[] = {
	{1,
	 "wholeness",
	 {"The sky supports the person as a whole: a quarter to begin things in one's own name.",
	  "The sky asks for patience with oneself: let others set the pace now and then.",
	  "The sky leaves the person as a whole alone: what is begun rests on habit."}},
	{2,
	 "effort and contrast",
	 {"The sky adds weight to effort: hard tasks and open differences find their energy.",
	  "The sky takes weight from effort: keep hard tasks small and spread them out.",
	  "Effort keeps its usual weight this quarter."}},
	{3,
	 "ease and enjoyment",
	 {"The sky adds to ease: what is already liked goes well and invites more.",
	  "The sky takes from ease: pleasure in the work wants a little room kept for it.",
	  "Ease keeps its usual measure this quarter."}},
	{5,
	 "form and skill",
	 {"The sky adds to form: good conditions for making, arranging and perfecting.",
	  "The sky takes from form: let drafts be drafts and finish them later.",
	  "The sense of form keeps its usual measure this quarter."}},
	{7,
	 "inspiration",
	 {"The sky adds to inspiration: note ideas down, they come more often.",
	  "The sky takes from inspiration: work from notes and examples rather than waiting for ideas.",
	  "Inspiration keeps its usual measure this quarter."}},
	{11,
	 "a way of one's own",
	 {"The sky adds to what is unlike others: room for unusual methods pays.",
	  "The sky takes from what is unlike others: common methods carry further for now.",
	  "What is unlike others keeps its usual measure this quarter."}},
};

enum { FAMILY_COUNT = sizeof families / sizeof families[0] };

static size_t family_of(int harmonic)
{
	int rest = harmonic;
	size_t family = 0;
	for (size_t i = 1; i < FAMILY_COUNT - 1; i++)
		while (rest % families[i].prime == 0) {
			rest /= families[i].prime;
			family = i;
		}
	return rest > 1 ? FAMILY_COUNT - 1 : family;
}

const char *orr_effect_text(int harmonic, enum orr_resonance resonance)
{
	return families[family_of(harmonic)].effect[resonance];
}

const char *orr_harmonic_words(int harmonic)
{
	return families[family_of(harmonic)].words;
}
