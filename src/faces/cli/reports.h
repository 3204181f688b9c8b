/* SPDX-License-Identifier: Apache-2.0 */
/* The commands' own answers as structs with field tables, so that their JSON is written like every other document. */
#ifndef ORR_FACES_CLI_REPORTS_H
#define ORR_FACES_CLI_REPORTS_H

#include <stdbool.h>
#include <stdint.h>

#include "app/batch_charts.h"
#include "app/calibrate_check.h"
#include "app/import_places.h"
#include "app/migrate.h"
#include "codec/field.h"
#include "core/body.h"
#include "faces/cli/settings.h"
#include "model/entity.h"
#include "model/job.h"

struct orr_reason_report {
	const char *code, *field;
	int64_t count;
};

struct orr_batch_report {
	int64_t lines, charts, bad;
	int64_t unchanged, shown; /* of an import, and of codes */
	struct orr_reason_report reasons[ORR_BATCH_REASON_MAX];
	size_t reason_count;
	const char *unused_columns;
};

/* What became of the code of one entity. */
struct orr_code_report {
	const char *entity_id, *version, *result;
	const char *kept_version; /* NULL: none was kept */
	bool outdated, dry_run;
};

/* What became of the pattern of one entity. */
struct orr_pattern_report {
	const char *entity_id, *result;
	bool dry_run;
};

struct orr_export_report {
	int64_t documents;
	const char *file;
};

struct orr_entity_list_report {
	struct orr_entity *entities;
	size_t entity_count;
	const char *next; /* --after of the next page; NULL when this is the last */
};

/* An entity with the latest of its history. */
struct orr_entity_report {
	struct orr_entity entity;
	const char *chart_id;               /* NULL: no chart is kept */
	const char *code_id, *code_version; /* NULL: no code is kept */
	bool code_due, code_outdated;
	struct orr_job *jobs;
	size_t job_count;
	struct orr_audit_event *events;
	size_t event_count;
};

struct orr_group_list_report {
	struct orr_group *groups;
	size_t group_count;
	const char *next;
};

struct orr_group_report {
	struct orr_group group;
	struct orr_entity *members;
	size_t member_count;
	const char *next;
};

struct orr_setting_report {
	const char *name, *value, *source, *where, *flag, *environment;
};

struct orr_config_report {
	struct orr_setting_report settings[ORR_SETTING_COUNT];
	size_t setting_count;
};

/* Differences from Swiss Ephemeris of one body. */
struct orr_body_error_report {
	const char *body;
	double longitude_arcsec, latitude_arcsec, distance_au, speed_deg_d;
	double border_longitude_arcsec; /* at the jumps of Swiss's own Moon file; NaN where nothing was measured */
};

struct orr_kernel_report {
	const char *file, *id, *made_by, *source, *from, *to;
	int64_t size_bytes, instants_checked, check_seed, control_points;
	struct orr_body_error_report bodies[ORR_BODY_COUNT];
	size_t body_count;
	double nutation_arcsec, sidereal_arcsec, delta_t_s;
};

struct orr_body_check_report {
	const char *body;
	double longitude_arcsec, latitude_arcsec, distance_au, speed_deg_d;
	double goal_arcsec, goal_speed_deg_d;
	bool good;
};

struct orr_verify_report {
	const char *file, *id;
	bool good;
	int64_t control_points;
	struct orr_body_check_report bodies[ORR_BODY_COUNT];
	size_t body_count;
	double nutation_arcsec, sidereal_arcsec, delta_t_s;
};

struct orr_zones_report {
	const char *file, *id, *tzdb_version;
	int64_t zones, size_bytes;
};

struct orr_zone_change_report {
	const char *zone, *change;
	int64_t from_ms, until_ms; /* ORR_TIME_NULL: from the beginning, or for good */
};

struct orr_update_report {
	const char *file, *source, *old_id, *id, *tzdb_version;
	bool written;
	struct orr_zone_change_report *changes;
	size_t change_count;
};

/* The migrations of a store as they stand: rows of app/migrate.h. */
struct orr_store_migrations_report {
	const char *store;
	struct orr_migration_status *migrations;
	size_t migration_count;
};

enum { ORR_STORE_MAX = 2 }; /* documents and history, if apart */

struct orr_migrations_report {
	struct orr_store_migrations_report stores[ORR_STORE_MAX];
	size_t store_count;
};

struct orr_migrate_step_report {
	int way; /* enum orr_migrate_way */
	const char *version, *description, *migration_type;
	const char *script; /* NULL unless asked for */
};

struct orr_store_steps_report {
	const char *store;
	struct orr_migrate_step_report *steps;
	size_t step_count;
};

struct orr_migrate_report {
	bool made;
	struct orr_store_steps_report stores[ORR_STORE_MAX];
	size_t store_count;
};

struct orr_place_report {
	const char *name, *region, *country, *country_code, *zone, *match, *matched, *source, *source_id;
	double latitude, longitude, distance_km; /* distance NaN in a search by name */
	int64_t population;
};

struct orr_places_report {
	struct orr_place_report *places;
	size_t place_count;
	const char *attribution[ORR_PLACE_SOURCE_MAX];
	size_t attribution_count;
};

struct orr_place_source_report {
	const char *name, *attribution;
	int64_t places;
};

struct orr_gazetteer_report {
	const char *file, *id;
	int64_t places, names, size_bytes;
	struct orr_place_source_report sources[ORR_PLACE_SOURCE_MAX];
	size_t source_count;
};

struct orr_import_line_report {
	int64_t line;
	const char *field, *message;
};

struct orr_place_import_report {
	const char *source;
	int64_t lines, places, bad;
	struct orr_import_line_report bad_lines[ORR_IMPORT_SHOWN_MAX];
	size_t bad_line_count;
	bool changed, written;
};

struct orr_figure_report {
	const char *name;
	double ours, peer, ratio; /* peer and ratio NaN where there is no peer */
	const char *unit;
};

enum { ORR_FIGURE_MAX = 8 };

struct orr_bench_report {
	struct orr_figure_report figures[ORR_FIGURE_MAX];
	size_t figure_count;
	int64_t charts, repetitions;
	const char *peer_program, *peer_missing; /* one of them NULL */
};

struct orr_cohorts_report {
	const char *file, *id, *algorithm, *kernel_id;
	int64_t seed, cohorts, size_bytes;
};

struct orr_ranks_report {
	const char *quarter, *file, *id;
	bool made;
	int64_t cohorts, size_bytes;
};

struct orr_property_report {
	const char *name;
	double figure, goal;
	const char *bound;
	bool met;
	const char *worst;
};

struct orr_check_report {
	struct orr_property_report properties[ORR_PROPERTY_MAX];
	size_t property_count;
	bool met;
};

extern const struct orr_table orr_cohorts_report_table, orr_ranks_report_table, orr_check_report_table;
extern const struct orr_table orr_kernel_report_table, orr_verify_report_table, orr_batch_report_table,
	orr_import_report_table, orr_codes_report_table, orr_code_report_table, orr_export_report_table,
	orr_entity_list_table, orr_entity_report_table, orr_group_list_table, orr_group_report_table,
	orr_config_report_table, orr_zones_report_table, orr_update_report_table, orr_migrations_report_table,
	orr_migrate_report_table, orr_bench_report_table, orr_places_report_table, orr_gazetteer_report_table,
	orr_place_import_report_table;
extern const struct orr_table orr_pattern_report_table;

#endif
