/* SPDX-License-Identifier: Apache-2.0 */
/* What a resonance is taken to mean, in a sentence. */
#ifndef ORR_APP_EFFECT_TEXT_H
#define ORR_APP_EFFECT_TEXT_H

#include "model/names.h"

/** Sentence for a harmonic (1-32) and a kind of resonance. */
const char *orr_effect_text(int harmonic, enum orr_resonance resonance);

/** What a harmonic stands for, such as "ease and enjoyment". */
const char *orr_harmonic_words(int harmonic);

#endif
