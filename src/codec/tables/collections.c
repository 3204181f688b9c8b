/* SPDX-License-Identifier: Apache-2.0 */
/* What the documents of each collection are. */
#include "codec/collections.h"

#include "codec/tables.h"
#include "model/birth_chart.h"
#include "model/energy_pattern.h"
#include "model/entity.h"
#include "model/harmonic_code.h"

_Static_assert(offsetof(struct orr_birth_chart, id) == 0 && offsetof(struct orr_harmonic_codes, id) == 0 &&
		       offsetof(struct orr_energy_pattern, id) == 0 && offsetof(struct orr_entity, id) == 0 &&
		       offsetof(struct orr_group, id) == 0,
	       "documents begin with their id");

const struct orr_collection_info orr_collections[ORR_READABLE_COUNT] = {
	[ORR_CHARTS] = {&orr_birth_chart_table, ORR_CHARTS, "entity_type", "entity_id"},
	[ORR_CODES] = {&orr_harmonic_codes_table, ORR_CODES, NULL, NULL},
	[ORR_PATTERNS] = {&orr_energy_pattern_table, ORR_PATTERNS, NULL, NULL},
	[ORR_ENTITIES] = {&orr_entity_table, ORR_ENTITIES, "entity_type", "entity_id"},
	[ORR_GROUPS] = {&orr_group_table, ORR_GROUPS, "organization_id", "group_id"},
	[ORR_BIRTHS] = {&orr_chart_birth_table, ORR_CHARTS, NULL, NULL},
};
