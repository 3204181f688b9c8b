/* SPDX-License-Identifier: Apache-2.0 */
/* The field tables of the documents and inputs. */
#ifndef ORR_CODEC_TABLES_H
#define ORR_CODEC_TABLES_H

#include "codec/field.h"

/* struct orr_birth_chart: the customer's `birth_charts`. */
extern const struct orr_table orr_birth_chart_table;
/* Of a struct orr_birth_chart what tells its birth: birth_data, provenance, certainty, and whose it is. */
extern const struct orr_table orr_chart_birth_table;
/* struct orr_harmonic_codes: the customer's `harmonic_codes`. */
extern const struct orr_table orr_harmonic_codes_table;
/* struct orr_energy_pattern: the customer's `energy_patterns`. */
extern const struct orr_table orr_energy_pattern_table;
/* struct orr_birth_text: all STRING, optional and nullable; CSV columns, NDJSON keys and flags of `orrery chart`. */
extern const struct orr_table orr_birth_text_table;
/* struct orr_entity and struct orr_group: the added collections `entities` and `groups`. */
extern const struct orr_table orr_entity_table, orr_group_table;
/* struct orr_job, struct orr_audit_event, struct orr_applied_migration: rows of the customer's tables, a field a column. */
extern const struct orr_table orr_job_table, orr_audit_event_table, orr_applied_migration_table;
/* struct orr_line_error, and struct orr_error_body alone (`{"error": ...}` of a whole command wraps it). */
extern const struct orr_table orr_line_error_table;
extern const struct orr_table orr_error_table;

#endif
