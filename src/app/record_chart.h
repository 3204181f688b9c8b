/* SPDX-License-Identifier: Apache-2.0 */
/* What is kept of a computed chart beside its document: the entity, the job that made it, and what the audit log says of it. */
#ifndef ORR_APP_RECORD_CHART_H
#define ORR_APP_RECORD_CHART_H

#include "app/app.h"
#include "app/groups.h"
#include "base/arena.h"
#include "model/birth.h"
#include "model/birth_chart.h"
#include "model/entity.h"
#include "model/job.h"

/* What the records of one run share. */
struct orr_run_info {
	const char *request_id;         /* of the run */
	const char *calculation_params; /* JSON: what every chart of the run was computed with */
	int trigger_reason;             /* enum orr_trigger_reason */
};

/* A chart that is to be kept, and what was there before it. */
struct orr_chart_entry {
	const struct orr_birth_text *given; /* as the line gave it: the job's input */
	const struct orr_birth *birth;
	const struct orr_birth_chart *chart;
	const char *digest;                      /* of the chart's JSON line */
	const struct orr_birth_chart *before;    /* NULL: none */
	const struct orr_entity *entity_before;  /* NULL: none */
	const struct orr_group_ids *departments; /* that the line gives; NULL: none */
	long line;                               /* of the input, 0 where there is none */
	int64_t execution_us, cpu_us;
	double memory_mb;
	int store_calls;
};

enum { ORR_CHART_EVENT_MAX = 4 };

/** Run info for `app`, its texts from the arena. No two runs have the same request_id, whatever their clock says, and so no two jobs the same id. Error ORR_E_UNAVAILABLE arena full. */
enum orr_code orr_run_info_make(const struct orr_app *app, int trigger_reason, struct orr_arena *arena,
				struct orr_run_info *out, struct orr_error *err) ORR_MUST_CHECK;

/** The entity of a birth: new, or the one that was there with the name, role and departments that the line gives. Strings are borrowed. */
struct orr_entity orr_entity_of_birth(const struct orr_chart_entry *entry, int64_t now_ms);

/* The job that made a chart, and its audit events in their order. */
struct orr_chart_records {
	struct orr_job job;
	struct orr_audit_event event[ORR_CHART_EVENT_MAX];
	size_t event_count;
};

/** Texts come from the arena or are borrowed. Error ORR_E_UNAVAILABLE arena full; `out` is of no use then. */
enum orr_code orr_record_chart(const struct orr_app *app, const struct orr_run_info *run,
			       const struct orr_chart_entry *entry, struct orr_arena *arena,
			       struct orr_chart_records *out, struct orr_error *err) ORR_MUST_CHECK;

#endif
