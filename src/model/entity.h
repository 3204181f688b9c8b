/* SPDX-License-Identifier: Apache-2.0 */
/* Whom a chart belongs to, and the groups they are in: the added collections `entities` and `groups`. */
#ifndef ORR_MODEL_ENTITY_H
#define ORR_MODEL_ENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/birth.h"
#include "model/birth_chart.h"

enum { ORR_NAME_MAX_BYTES = 200 };

/* Where the time of birth was taken from: rows of orr_time_source_names. */
enum orr_time_source {
	ORR_TIME_UNKNOWN_SOURCE,
	ORR_TIME_FROM_CERTIFICATE,
	ORR_TIME_FROM_FAMILY,
	ORR_TIME_FROM_MEMORY,
	ORR_TIME_RECTIFIED,
	ORR_TIME_SOURCE_COUNT
};

/* What the subject agreed to: rows of orr_consent_names. */
enum orr_consent { ORR_CONSENT_NOT_ASKED, ORR_CONSENT_GIVEN, ORR_CONSENT_WITHDRAWN, ORR_CONSENT_COUNT };

/* Enumerated members are ints that index the lists of model/names.h, as in model/birth_chart.h. */
struct orr_entity {
	char id[ORR_ID_TEXT_BYTES];
	int entity_type;
	const char *entity_id, *organization_id;
	const char *name;            /* NULL when none was given */
	const char **department_ids; /* groups the entity is a member of */
	size_t department_count;
	const char *role_id; /* NULL when none was given */
	bool subscription_active;
	const char *subscription_tier; /* NULL when none was given */
	bool auto_update_enabled;
	int time_source;
	int consent;
	int64_t consent_at_ms; /* ORR_TIME_NULL while not asked */
	int status;
	int64_t created_at_ms, updated_at_ms;
};

enum orr_group_type { ORR_GROUP_DEPARTMENT, ORR_GROUP_TEAM, ORR_GROUP_TYPE_COUNT };

/* A department or team. Its members are the entities that name it in department_ids. */
struct orr_group {
	char id[ORR_ID_TEXT_BYTES];
	const char *organization_id, *group_id;
	int group_type;
	const char *name; /* NULL when none was given */
	int status;
	int64_t created_at_ms, updated_at_ms;
};

#endif
