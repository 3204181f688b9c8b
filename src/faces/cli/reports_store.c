/* SPDX-License-Identifier: Apache-2.0 */
/* Field tables of the answers about a store. */
#include "codec/tables.h"
#include "codec/tables/rows.h"
#include "faces/cli/reports.h"

enum { NULLABLE = ORR_FIELD_NULLABLE };

#define STRUCT struct orr_export_report
static const struct orr_field export_fields[] = {
	ROW_LONG(documents, 0, "Documents written."),
	ROW_TEXT(file, 0, 0, "File that they were written to."),
};
#undef STRUCT
const struct orr_table orr_export_report_table =
	ROW_TABLE("export_summary", struct orr_export_report, export_fields, "What was exported.");

#define STRUCT struct orr_code_report
static const struct orr_field code_fields[] = {
	ROW_TEXT(entity_id, 0, 0, "Entity."),
	ROW_TEXT(version, 0, 0, "Quarter of the code."),
	ROW_TEXT(result, 0, 0, "created, replaced or unchanged; none: it is only shown."),
	ROW_TEXT(kept_version, 0, NULLABLE, "Quarter of the code that was kept before; null when none was."),
	ROW_BOOL(outdated, 0, "Whether that one was of another birth, which was corrected since."),
	ROW_BOOL(dry_run, 0, "Whether nothing was written."),
};
#undef STRUCT
const struct orr_table orr_code_report_table =
	ROW_TABLE("code_report", struct orr_code_report, code_fields, "What became of a code.");

#define STRUCT struct orr_pattern_report
static const struct orr_field pattern_fields[] = {
	ROW_TEXT(entity_id, 0, 0, "Entity."),
	ROW_TEXT(result, 0, 0, "created, replaced or unchanged; none: it is only shown."),
	ROW_BOOL(dry_run, 0, "Whether nothing was written."),
};
#undef STRUCT
const struct orr_table orr_pattern_report_table =
	ROW_TABLE("pattern_report", struct orr_pattern_report, pattern_fields, "What became of a pattern.");

#define STRUCT struct orr_entity_list_report
static const struct orr_field entity_list_fields[] = {
	ROW_LIST(entities, entity_count, &orr_entity_table, 0, "Entities in the order of their ids."),
	ROW_TEXT(next, 0, NULLABLE, "What --after takes for the next page; null when this is the last."),
};
#undef STRUCT
const struct orr_table orr_entity_list_table =
	ROW_TABLE("entity_list", struct orr_entity_list_report, entity_list_fields, "A page of entities.");

#define STRUCT struct orr_entity_report
static const struct orr_field entity_fields[] = {
	ROW_OBJECT(entity, &orr_entity_table, 0, "The entity."),
	ROW_TEXT(chart_id, 0, NULLABLE, "Its chart; null when none is kept."),
	ROW_TEXT(code_id, 0, NULLABLE, "Its harmonic code; null when none is kept."),
	ROW_TEXT(code_version, 0, NULLABLE, "Quarter of that code."),
	ROW_BOOL(code_due, 0, "Whether the code is missing or of an earlier quarter."),
	ROW_BOOL(code_outdated, 0, "Whether the birth was corrected since the code was computed."),
	ROW_LIST(jobs, job_count, &orr_job_table, 0, "Its latest jobs, newest first."),
	ROW_LIST(events, event_count, &orr_audit_event_table, 0, "Its latest audit events, newest first."),
};
#undef STRUCT
const struct orr_table orr_entity_report_table =
	ROW_TABLE("entity_report", struct orr_entity_report, entity_fields, "An entity and its history.");

#define STRUCT struct orr_group_list_report
static const struct orr_field group_list_fields[] = {
	ROW_LIST(groups, group_count, &orr_group_table, 0, "Groups in the order of their ids."),
	ROW_TEXT(next, 0, NULLABLE, "What --after takes for the next page; null when this is the last."),
};
#undef STRUCT
const struct orr_table orr_group_list_table =
	ROW_TABLE("group_list", struct orr_group_list_report, group_list_fields, "A page of groups.");

#define STRUCT struct orr_group_report
static const struct orr_field group_fields[] = {
	ROW_OBJECT(group, &orr_group_table, 0, "The group."),
	ROW_LIST(members, member_count, &orr_entity_table, 0, "Its members in the order of their ids."),
	ROW_TEXT(next, 0, NULLABLE, "What --after takes for the next page; null when this is the last."),
};
#undef STRUCT
const struct orr_table orr_group_report_table =
	ROW_TABLE("group_report", struct orr_group_report, group_fields, "A group and its members.");
