/* SPDX-License-Identifier: Apache-2.0 */
/* The field tables of calculation_jobs and calculation_audit_log: a field a column, the customer's in the customer's order. */
#include "model/job.h"

#include "codec/tables.h"
#include "codec/tables/rows.h"
#include "model/birth.h"
#include "model/names.h"

enum {
	ADDED = ORR_FIELD_ADDED,
	NULLABLE = ORR_FIELD_NULLABLE,
	SECRET = ORR_FIELD_NULLABLE | ORR_FIELD_SENSITIVE,
	STAMP = ORR_FIELD_STAMP,
	COUNT_MAX = INT32_MAX, /* bounds of an INTEGER that counts from 0 */
};

#define STRUCT struct orr_job
static const struct orr_field job_fields[] = {
	ROW_TEXT(id, 36, 0, "UUID of the job."),
	ROW_WORD(job_type, orr_job_type_names, 0, "What is calculated."),
	ROW_WORD(entity_type, orr_entity_type_names, 0, "Kind of entity."),
	ROW_TEXT(entity_id, 100, 0, "Entity that it is calculated for."),
	ROW_TEXT(organization_id, 100, 0, "Organization that the entity belongs to."),
	ROW_WORD(job_status, orr_job_status_names, 0, "How far the job is."),
	ROW_INT(priority, 1, 10, 0, "Urgency, 10 being the highest."),
	ROW_JSON(input_data, ORR_FIELD_SENSITIVE, "What the job was given."),
	ROW_JSON(calculation_params, SECRET, "How it is calculated."),
	ROW_TEXT(output_collection, 50, NULLABLE, "Collection of the result."),
	ROW_TEXT(output_document_id, 100, NULLABLE, "Document of the result."),
	ROW_TIME("started_at", started_at_ms, NULLABLE | STAMP, "When it was begun."),
	ROW_TIME("completed_at", completed_at_ms, NULLABLE | STAMP, "When it came to an end."),
	ROW_INT(execution_time_ms, 0, COUNT_MAX, NULLABLE | STAMP, "How long it took in milliseconds."),
	ROW_TEXT(error_code, 50, NULLABLE, "Stable code of the error."),
	ROW_TEXT(error_message, 0, SECRET, "What went wrong."),
	ROW_TEXT(error_stack, 0, SECRET, "The chain of contexts of the error."),
	ROW_INT(retry_count, 0, COUNT_MAX, 0, "How often it was tried again."),
	ROW_INT(max_retries, 0, COUNT_MAX, 0, "How often it may be tried again."),
	ROW_INT(cpu_time_ms, 0, COUNT_MAX, NULLABLE | STAMP, "Processor time in milliseconds."),
	ROW_REAL(memory_used_mb, 0, 99999999, 2, NULLABLE | STAMP, "Peak of the job's memory in MB."),
	ROW_INT(api_calls_made, 0, COUNT_MAX, NULLABLE, "Round trips to the stores."),
	ROW_TEXT(algorithm_version, 20, 0, "Version of the algorithm."),
	ROW_TEXT(engine_version, 20, 0, "Version of the program."),
	ROW_TEXT(triggered_by, 100, NULLABLE, "User who asked for it, or system."),
	ROW_WORD(trigger_reason, orr_trigger_reason_names, NULLABLE, "Why it was made."),
	ROW_TIME("created_at", created_at_ms, STAMP, "When the job was made."),
	ROW_TIME("updated_at", updated_at_ms, STAMP, "When the job was last changed."),
	ROW_LONG(execution_time_us, ADDED | NULLABLE | STAMP, "How long it took in microseconds."),
	ROW_LONG(cpu_time_us, ADDED | NULLABLE | STAMP, "Processor time in microseconds."),
	ROW_TEXT(result_digest, 32, ADDED | NULLABLE, "BLAKE2b (16 bytes, hex) of the result's JSON line."),
};
#undef STRUCT
const struct orr_table orr_job_table =
	ROW_TABLE("calculation_jobs", struct orr_job, job_fields, "A calculation and what became of it.");

#define STRUCT struct orr_audit_event
static const struct orr_field audit_event_fields[] = {
	ROW_TEXT(id, 36, 0, "UUID of the event."),
	ROW_TEXT(job_id, 36, NULLABLE, "Job that it is about."),
	ROW_WORD(event_type, orr_audit_event_names, 0, "What happened."),
	ROW_TIME("event_timestamp", event_timestamp_ms, STAMP, "When it happened."),
	ROW_WORD(entity_type, orr_entity_type_names, NULLABLE, "Kind of entity."),
	ROW_TEXT(entity_id, 100, NULLABLE, "Entity that it is about."),
	ROW_TEXT(organization_id, 100, NULLABLE, "Organization that the entity belongs to."),
	ROW_TEXT(user_id, 100, NULLABLE, "Who did it."),
	ROW_TEXT(user_role, 50, NULLABLE, "In which role."),
	ROW_TEXT(user_ip_address, 45, NULLABLE, "From which address."),
	ROW_JSON(before_state, SECRET, "What was there before."),
	ROW_JSON(after_state, SECRET, "What is there now."),
	ROW_TEXT(changes_summary, 0, SECRET, "What changed, in words."),
	ROW_TEXT(service_name, 100, NULLABLE, "Program that did it."),
	ROW_TEXT(service_version, 20, NULLABLE, "Its version."),
	ROW_TEXT(server_instance, 100, NULLABLE, "Where it ran."),
	ROW_TEXT(request_id, 100, NULLABLE, "Request or run that it belongs to."),
	ROW_JSON(metadata, NULLABLE, "What else there is to say."),
	ROW_TIME("created_at", created_at_ms, STAMP, "When the row was written."),
};
#undef STRUCT
const struct orr_table orr_audit_event_table =
	ROW_TABLE("calculation_audit_log", struct orr_audit_event, audit_event_fields,
		  "Something that happened to a job or to data; rows are only ever added.");
