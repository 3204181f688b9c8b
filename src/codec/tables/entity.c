/* SPDX-License-Identifier: Apache-2.0 */
/* The field tables of the added collections `entities` and `groups`. */
#include "model/entity.h"

#include "codec/tables.h"
#include "codec/tables/rows.h"
#include "model/birth.h"
#include "model/names.h"

enum {
	NULLABLE = ORR_FIELD_NULLABLE,
	SENSITIVE = ORR_FIELD_SENSITIVE,
	STAMP = ORR_FIELD_STAMP,
	ID_BYTES = ORR_ENTITY_ID_MAX_BYTES,
	TIER_BYTES = 50, /* VARCHAR(50) of the customer's entity_update_queue */
};

#define STRUCT struct orr_entity
static const struct orr_field entity_fields[] = {
	ROW_ID("_id", id, 0, "Made from the collection's name, the entity's type and its id."),
	ROW_WORD(entity_type, orr_entity_type_names, 0, "Kind of entity."),
	ROW_TEXT(entity_id, ID_BYTES, 0, "Opaque id of the entity, unique within its type."),
	ROW_TEXT(organization_id, ID_BYTES, 0, "Organization that the entity belongs to."),
	ROW_TEXT(name, ORR_NAME_MAX_BYTES, NULLABLE | SENSITIVE, "Name of the person or company."),
	ROW_TEXT_LIST(department_ids, department_count, 0, "Groups that the entity is a member of."),
	ROW_TEXT(role_id, ID_BYTES, NULLABLE, "Role that the entity has."),
	ROW_BOOL(subscription_active, 0,
		 "Whether the subscription is active; without it updates are skipped."),
	ROW_TEXT(subscription_tier, TIER_BYTES, NULLABLE, "Tier of the subscription."),
	ROW_BOOL(auto_update_enabled, 0, "Whether the quarterly run may update the entity's code."),
	ROW_WORD(time_source, orr_time_source_names, 0, "Where the time of birth was taken from."),
	ROW_WORD(consent, orr_consent_names, 0, "What the subject agreed to."),
	ROW_TIME("consent_at", consent_at_ms, NULLABLE, "When consent was given or withdrawn."),
	ROW_WORD(status, orr_status_names, 0, "Whether the entity is in use."),
	ROW_TIME("created_at", created_at_ms, STAMP, "When the document was first written."),
	ROW_TIME("updated_at", updated_at_ms, STAMP, "When the document was last written."),
};
#undef STRUCT
const struct orr_table orr_entity_table =
	ROW_TABLE("entities", struct orr_entity, entity_fields, "An employee, a candidate or a company.");

#define STRUCT struct orr_group
static const struct orr_field group_fields[] = {
	ROW_ID("_id", id, 0, "Made from the collection's name, the organization and the group's id."),
	ROW_TEXT(organization_id, ID_BYTES, 0, "Organization that the group belongs to."),
	ROW_TEXT(group_id, ID_BYTES, 0, "Id of the group, unique within its organization."),
	ROW_WORD(group_type, orr_group_type_names, 0, "Kind of group."),
	ROW_TEXT(name, ORR_NAME_MAX_BYTES, NULLABLE | SENSITIVE, "Name of the group."),
	ROW_WORD(status, orr_status_names, 0, "Whether the group is in use."),
	ROW_TIME("created_at", created_at_ms, STAMP, "When the document was first written."),
	ROW_TIME("updated_at", updated_at_ms, STAMP, "When the document was last written."),
};
#undef STRUCT
const struct orr_table orr_group_table =
	ROW_TABLE("groups", struct orr_group, group_fields,
		  "A department or team; its members name it in department_ids.");
