/* SPDX-License-Identifier: Apache-2.0 */
/* From the name of a birth's place to coordinates and zone, and from coordinates to the zone. */
#ifndef ORR_APP_RESOLVE_PLACE_H
#define ORR_APP_RESOLVE_PLACE_H

#include "app/place_finder.h"
#include "base/arena.h"
#include "base/error.h"
#include "model/birth.h"

/* Beyond this a place's zone says little about that of the coordinates. */
enum { ORR_ZONE_REACH_KM = 150 };

/* What was taken from the gazetteer, in words for the document's warnings; NULL where nothing was. */
struct orr_place_notes {
	const char *coordinates, *zone;
};

/* What a note says, told by how it begins: also of one that was read back from a document. */
enum orr_place_note { ORR_NOTE_OTHER, ORR_NOTE_COORDINATES, ORR_NOTE_ZONE };
enum orr_place_note orr_place_note_kind(const char *text);

/**
 * The places that a text may mean, best first: the first reading of it (model/place_query.h) for which a place bears exactly that name,
 * else the first reading with what begins like it or is written alike.
 * Error  of orr_place_read and orr_gazetteer_find.
 */
enum orr_code orr_find_places(struct orr_gazetteer *gazetteer, const char *text, size_t limit,
			      struct orr_arena *arena, struct orr_place_list *out,
			      struct orr_error *err) ORR_MUST_CHECK;

/**
 * Give a birth what it left to its place: coordinates (those of the place it names) and zone (that place's; with coordinates of its own, that
 * of the nearest place within ORR_ZONE_REACH_KM). A birth that left nothing is not changed and needs no finder.
 *
 * A text means one place by orr_place_choose: the sole bearer of exactly that name (own, former or foreign), or the one ten times as
 * populous as every other, or the one that bears the name as its own before no larger ones that have it among others. What merely begins or
 * is written alike is never taken. Errors name what is written alike, or up to three candidates.
 *
 * Error  ORR_E_NOT_FOUND in `place` or `zone`: unknown, no gazetteer, nothing near; ORR_E_INVALID in `place`: several; the gazetteer's own.
 */
enum orr_code orr_birth_locate(struct orr_place_finder *finder, struct orr_birth *birth,
			       struct orr_arena *arena, struct orr_place_notes *out_notes,
			       struct orr_error *err) ORR_MUST_CHECK;

#endif
