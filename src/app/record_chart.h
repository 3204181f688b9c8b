/* SPDX-License-Identifier: Apache-2.0 */
/* What an import keeps of a birth beside its chart: the entity, and the input of the job that made it. */
#ifndef ORR_APP_RECORD_CHART_H
#define ORR_APP_RECORD_CHART_H

#include "app/groups.h"
#include "base/arena.h"
#include "model/birth.h"
#include "model/entity.h"

/** What a birth said, as a JSON object of the fields that it gave, from the arena; NULL when that is full. */
const char *orr_birth_input(const struct orr_birth_text *given, struct orr_arena *arena);

/**
 * The entity of a birth: new, or the one that was there (NULL: none), with the name, role and departments that the line gives; `departments` NULL: it
 * gives none. Strings are borrowed.
 */
struct orr_entity orr_entity_of_birth(const struct orr_birth *birth, const struct orr_group_ids *departments,
				      const struct orr_entity *before, int64_t now_ms);

#endif
