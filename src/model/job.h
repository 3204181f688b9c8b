/* SPDX-License-Identifier: Apache-2.0 */
/* The customer's calculation_jobs and calculation_audit_log as plain structs. */
#ifndef ORR_MODEL_JOB_H
#define ORR_MODEL_JOB_H

#include <stdint.h>

enum orr_job_type {
	ORR_JOB_BIRTH_CHART,
	ORR_JOB_HARMONIC_CODE,
	ORR_JOB_COMPATIBILITY,
	ORR_JOB_ENERGY_PATTERN,
	ORR_JOB_TYPE_COUNT
};
enum orr_job_status {
	ORR_JOB_PENDING,
	ORR_JOB_IN_PROGRESS,
	ORR_JOB_COMPLETED,
	ORR_JOB_FAILED,
	ORR_JOB_CANCELLED,
	ORR_JOB_STATUS_COUNT
};
enum orr_trigger_reason {
	ORR_TRIGGER_MANUAL,
	ORR_TRIGGER_QUARTERLY_UPDATE,
	ORR_TRIGGER_DATA_CHANGE,
	ORR_TRIGGER_IMPORT,
	ORR_TRIGGER_COUNT
};
enum orr_audit_event_type {
	ORR_AUDIT_JOB_CREATED,
	ORR_AUDIT_JOB_STARTED,
	ORR_AUDIT_JOB_COMPLETED,
	ORR_AUDIT_JOB_FAILED,
	ORR_AUDIT_DATA_MODIFIED,
	ORR_AUDIT_DATA_ACCESSED,
	ORR_AUDIT_SCHEMA_CHANGED,
	ORR_AUDIT_ADMIN_ACTION,
	ORR_AUDIT_EVENT_COUNT
};

/*
 * One row of calculation_jobs, members in the customer's order, Orrery's own after them. Strings that hold JSON are documents by themselves.
 * Texts are NULL, ints ORR_INT_NULL, times ORR_TIME_NULL, doubles NaN where the column is null.
 */
struct orr_job {
	const char *id; /* UUID */
	int job_type;
	int entity_type;
	const char *entity_id, *organization_id;
	int job_status;
	int priority;                                /* 1-10, 10 is the highest */
	const char *input_data, *calculation_params; /* JSON */
	const char *output_collection, *output_document_id;
	int64_t started_at_ms, completed_at_ms;
	int execution_time_ms;
	const char *error_code, *error_message, *error_stack;
	int retry_count, max_retries;
	int cpu_time_ms;
	double memory_used_mb;
	int api_calls_made;
	const char *algorithm_version, *engine_version;
	const char *triggered_by;
	int trigger_reason; /* -1: null */
	int64_t created_at_ms, updated_at_ms;
	int64_t execution_time_us, cpu_time_us; /* ORR_I64_NULL: null */
	const char *
		result_digest; /* 32 hex digits: BLAKE2b of the stored document's bytes; NULL until there is one */
};

/* One row of calculation_audit_log. */
struct orr_audit_event {
	const char *id;     /* UUID */
	const char *job_id; /* NULL where no job took part */
	int event_type;
	int64_t event_timestamp_ms;
	int entity_type; /* -1: null */
	const char *entity_id, *organization_id;
	const char *user_id, *user_role, *user_ip_address;
	const char *before_state, *after_state; /* JSON */
	const char *changes_summary;
	const char *service_name, *service_version, *server_instance, *request_id;
	const char *metadata; /* JSON */
	int64_t created_at_ms;
};

#endif
