/* SPDX-License-Identifier: Apache-2.0 */
/* The thirteen levels as rows, for every document that holds them; and what documents made from codes share. */
#ifndef ORR_CODEC_TABLES_LEVEL_ROWS_H
#define ORR_CODEC_TABLES_LEVEL_ROWS_H

#include "codec/tables/rows.h"
#include "model/harmonic_code.h"

#define ROW_LEVEL(member, doc_) ROW_REAL(member, 0, 100, ORR_LEVEL_DECIMALS, 0, doc_)
/* Where the customer leaves the contents of an object open. */
#define ROW_OPEN_LEVEL(member, doc_) ROW_REAL(member, 0, 100, ORR_LEVEL_DECIMALS, ORR_FIELD_ADDED, doc_)
#define ROW_SHIFT(member, doc_) ROW_REAL(member, -100, 100, ORR_LEVEL_DECIMALS, ORR_FIELD_ADDED, doc_)
#define ROWS_ENERGIES(ROW)                                                          \
	ROW(physical, "Force of the body: Mars, Sun, Saturn, Pluto."),              \
		ROW(emotional, "Feeling: Moon, Venus, Mars, Neptune."),             \
		ROW(mental, "Thought: Mercury, Saturn, Jupiter, Uranus."),          \
		ROW(spiritual, "Meaning: Jupiter, Sun, Neptune, Moon, mean node."), \
		ROW(social, "Company: Venus, Moon, Mercury, Jupiter.")
#define ROWS_DIMENSIONS(ROW)                                                                             \
	ROW(leadership, "Sun, Mars, Jupiter, Saturn."), ROW(creativity, "Venus, Sun, Uranus, Neptune."), \
		ROW(analytical, "Mercury, Saturn, Mars."),                                               \
		ROW(communication, "Mercury, Moon, Venus, Jupiter."),                                    \
		ROW(empathy, "Moon, Venus, Jupiter, Neptune."),                                          \
		ROW(resilience, "Saturn, Mars, Sun, Pluto."),                                            \
		ROW(adaptability, "Mercury, Moon, Jupiter, Uranus."),                                    \
		ROW(focus, "Saturn, Mars, Sun, Mercury.")

/* struct orr_doc_code_source */
extern const struct orr_table orr_code_source_table;

#endif
