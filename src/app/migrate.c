/* SPDX-License-Identifier: Apache-2.0 */
/* Which migrations are to be made or undone, and doing it. */
#include "app/migrate.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "app/identity.h"
#include "base/hash.h"
#include "codec/field.h"

enum { SUMMARY_BYTES = 512 };

const char *const orr_migration_state_names[ORR_MIGRATION_STATE_COUNT + 1] = {
	[ORR_MIGRATION_PENDING] = "pending",
	[ORR_MIGRATION_APPLIED] = "applied",
	[ORR_MIGRATION_CHANGED] = "changed",
	[ORR_MIGRATION_UNKNOWN] = "unknown",
};

/* The first 16 bytes of BLAKE2b-512, as `b2sum FILE | cut -c1-32` prints them. */
static void checksum_of(const struct orr_migration *migration, char out[ORR_CHECKSUM_TEXT_BYTES])
{
	unsigned char hash[ORR_HASH_BYTES];
	orr_hash(migration->up, strlen(migration->up), hash);
	orr_hash_hex(hash, (ORR_CHECKSUM_TEXT_BYTES - 1) / 2, out);
}

static bool same_script(const struct orr_migration *known, const struct orr_applied_migration *row)
{
	char checksum[ORR_CHECKSUM_TEXT_BYTES];
	checksum_of(known, checksum);
	return row->checksum == NULL || strcmp(row->checksum, checksum) == 0;
}

static struct orr_migration_status pending(const struct orr_migration *known)
{
	return (struct orr_migration_status){.version = known->version,
					     .description = known->description,
					     .migration_type = known->migration_type,
					     .state = ORR_MIGRATION_PENDING,
					     .applied_at_ms = ORR_TIME_NULL,
					     .execution_time_ms = ORR_INT_NULL,
					     .known = known};
}

/* `known` is NULL where the program does not know it. */
static struct orr_migration_status made(const struct orr_migration *known,
					const struct orr_applied_migration *row)
{
	struct orr_migration_status status = {.version = row->version,
					      .description = row->description,
					      .migration_type = row->migration_type,
					      .state = ORR_MIGRATION_UNKNOWN,
					      .applied_at_ms = row->applied_at_ms,
					      .applied_by = row->applied_by,
					      .execution_time_ms = row->execution_time_ms,
					      .known = known,
					      .row = row};
	if (known != NULL)
		status.state = same_script(known, row) ? ORR_MIGRATION_APPLIED : ORR_MIGRATION_CHANGED;
	return status;
}

/* Both lists are in the order of their versions. */
static size_t merge(const struct orr_schema *schema, const struct orr_applied_migration rows[],
		    size_t row_count, struct orr_migration_status out[])
{
	size_t known = 0, row = 0, count = 0;
	while (known < schema->migration_count || row < row_count) {
		const int order = known == schema->migration_count ? 1
				  : row == row_count
					  ? -1
					  : strcmp(schema->migration[known].version, rows[row].version);
		if (order < 0)
			out[count++] = pending(&schema->migration[known]);
		else
			out[count++] = made(order == 0 ? &schema->migration[known] : NULL, &rows[row]);
		known += order <= 0;
		row += order >= 0;
	}
	return count;
}

enum orr_code orr_migrate_status(struct orr_schema *schema, struct orr_arena *arena,
				 struct orr_migration_list *out, struct orr_error *err)
{
	struct orr_applied_migration *rows = NULL;
	struct orr_migration_list list;
	size_t row_count = 0;
	enum orr_code code = schema->ops->applied(schema, arena, &rows, &row_count, err);
	if (code != ORR_OK)
		return code;
	list.migration = orr_arena_array(arena, schema->migration_count + row_count, sizeof *list.migration);
	if (list.migration == NULL)
		return orr_fail_memory(err);
	list.count = merge(schema, rows, row_count, list.migration);
	*out = list;
	return ORR_OK;
}

static const char *without_zeros(const char *version)
{
	return version + strspn(version, "0");
}

/* A version as people may write it; the store before its first migration is before every version. NULL: there is none. */
static const char *find_version(const struct orr_migration_list *list, const char *asked)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(without_zeros(list->migration[i].version), without_zeros(asked)) == 0)
			return list->migration[i].version;
	return asked[0] != '\0' && without_zeros(asked)[0] == '\0' ? "" : NULL;
}

enum orr_migrate_way orr_migrate_way_to(const struct orr_migration_list *list, const char *version)
{
	const char *found = version != NULL ? find_version(list, version) : NULL;
	if (found == NULL)
		return ORR_MIGRATE_UP;
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->migration[i].version, found) == 0 && list->migration[i].row == NULL)
			return ORR_MIGRATE_UP;
	return ORR_MIGRATE_DOWN;
}

/* The newest that was made, NULL where none was. */
static const struct orr_migration_status *newest_made(const struct orr_migration_list *list)
{
	for (size_t i = list->count; i > 0; i--)
		if (list->migration[i - 1].row != NULL)
			return &list->migration[i - 1];
	return NULL;
}

/* Going up from here would be guessing what the store holds. */
static enum orr_code check_before_up(const struct orr_migration_list *list, struct orr_error *err)
{
	const struct orr_migration_status *newest = newest_made(list);
	for (size_t i = 0; i < list->count; i++) {
		const struct orr_migration_status *migration = &list->migration[i];
		const char *version = migration->version;
		if (migration->state == ORR_MIGRATION_UNKNOWN)
			return orr_fail(err, ORR_E_INVALID,
					"the store has migration %s, which this program does not know: use "
					"the program that made it, or a newer one",
					version);
		if (migration->state == ORR_MIGRATION_CHANGED)
			return orr_fail(
				err, ORR_E_INVALID,
				"migration %s was changed after it was made: use the program that made it, "
				"or undo it with orrery migrate down and make it anew",
				version);
		if (migration->state == ORR_MIGRATION_PENDING && newest != NULL &&
		    strcmp(version, newest->version) < 0)
			return orr_fail(err, ORR_E_INVALID,
					"migration %s is missing below %s, which was made: undo what is "
					"above it with orrery migrate down, then bring the store up",
					version, newest->version);
	}
	return ORR_OK;
}

/*
 * The script that this program has for the very same migration may be better than the one that was kept when it was made. One without a
 * checksum is only taken to be the same, so that what was kept counts.
 */
static enum orr_code script_down(const struct orr_migration_status *migration, const char **out,
				 struct orr_error *err)
{
	const char *kept = migration->row->rollback_script;
	const bool applied = migration->state == ORR_MIGRATION_APPLIED;
	if (applied && (migration->row->checksum != NULL || kept == NULL))
		*out = migration->known->down;
	else if (kept != NULL)
		*out = kept;
	else
		return orr_fail(err, ORR_E_INVALID,
				"the store keeps no script that undoes migration %s: use the program that "
				"made it",
				migration->version);
	return ORR_OK;
}

/* `last`: the version to end at, NULL for the newest. */
static enum orr_code plan_up(const struct orr_migration_list *list, const char *last,
			     struct orr_migrate_plan *plan, struct orr_error *err)
{
	enum orr_code code = check_before_up(list, err);
	for (size_t i = 0; code == ORR_OK && i < list->count; i++) {
		const struct orr_migration_status *migration = &list->migration[i];
		if (migration->row == NULL && (last == NULL || strcmp(migration->version, last) <= 0))
			plan->step[plan->count++] =
				(struct orr_migrate_step){migration, migration->known->up};
	}
	return code;
}

/* `last`: the version to end at, NULL for one step. */
static enum orr_code plan_down(const struct orr_migration_list *list, const char *last,
			       struct orr_migrate_plan *plan, struct orr_error *err)
{
	for (size_t i = list->count; i > 0; i--) {
		const struct orr_migration_status *migration = &list->migration[i - 1];
		const bool wanted = last == NULL ? plan->count == 0 : strcmp(migration->version, last) > 0;
		const char *script = NULL;
		if (migration->row == NULL || !wanted)
			continue;
		enum orr_code code = script_down(migration, &script, err);
		if (code != ORR_OK)
			return code;
		plan->step[plan->count++] = (struct orr_migrate_step){migration, script};
	}
	return ORR_OK;
}

enum orr_code orr_migrate_plan(const struct orr_migration_list *list, const struct orr_migrate_target *target,
			       struct orr_arena *arena, struct orr_migrate_plan *out, struct orr_error *err)
{
	struct orr_migrate_plan plan = {.way = target->way};
	const char *last = target->version != NULL ? find_version(list, target->version) : NULL;
	if (target->version != NULL && last == NULL)
		return orr_fail_field(err, ORR_E_NOT_FOUND, "to",
				      "there is no migration %s; orrery migrate status lists them",
				      target->version);
	plan.step = orr_arena_array(arena, list->count, sizeof *plan.step);
	if (plan.step == NULL)
		return orr_fail_memory(err);
	enum orr_code code = target->way == ORR_MIGRATE_UP ? plan_up(list, last, &plan, err)
							   : plan_down(list, last, &plan, err);
	if (code == ORR_OK)
		*out = plan;
	return code;
}

/* What a step points to: the row of the audit log and texts. Not to be copied. */
struct told {
	struct orr_audit_event event;
	char id[ORR_UUID_BYTES], summary[SUMMARY_BYTES], checksum[ORR_CHECKSUM_TEXT_BYTES];
};

/* `place` among the steps of a run: what is told at the same time stays in order. */
static void tell(const struct orr_migrator *by, const struct orr_migration_status *migration,
		 enum orr_migrate_way way, size_t place, struct told *out)
{
	char nonce[ORR_NONCE_BYTES];
	const char *const parts[] = {orr_record_nonce(nonce)};
	const int64_t now_ms = orr_clock_now(by->clock);
	orr_record_uuid(now_ms, (unsigned)place, 1, parts, out->id);
	snprintf(out->summary, sizeof out->summary, "migration %s (%s) was %s", migration->version,
		 migration->description, way == ORR_MIGRATE_UP ? "made" : "undone");
	out->event = (struct orr_audit_event){.id = out->id,
					      .event_type = ORR_AUDIT_SCHEMA_CHANGED,
					      .event_timestamp_ms = now_ms,
					      .entity_type = -1,
					      .user_id = by->name,
					      .changes_summary = out->summary,
					      .service_name = "orrery",
					      .service_version = ORR_VERSION,
					      .created_at_ms = now_ms};
}

/* `told` lives as long as the step. */
static struct orr_schema_step step_up(const struct orr_migrator *by, const struct orr_migrate_step *step,
				      size_t place, struct told *told)
{
	const struct orr_migration *known = step->migration->known;
	tell(by, step->migration, ORR_MIGRATE_UP, place, told);
	checksum_of(known, told->checksum);
	return (struct orr_schema_step){.script = step->script,
					.event = &told->event,
					.row = {.version = known->version,
						.description = known->description,
						.migration_type = known->migration_type,
						.applied_at_ms = told->event.created_at_ms,
						.applied_by = by->name,
						.execution_time_ms = ORR_INT_NULL,
						.rollback_script = known->down,
						.checksum = told->checksum}};
}

static enum orr_code apply(struct orr_schema *schema, const struct orr_migrator *by,
			   const struct orr_migrate_plan *plan, struct orr_error *err)
{
	struct told told;
	const struct orr_schema_step up = step_up(by, &plan->step[plan->done], plan->done, &told);
	return schema->ops->apply(schema, 1, &up, err);
}

static enum orr_code revert(struct orr_schema *schema, const struct orr_migrator *by,
			    const struct orr_migrate_plan *plan, struct orr_error *err)
{
	const struct orr_migrate_step *step = &plan->step[plan->done];
	struct told told;
	tell(by, step->migration, ORR_MIGRATE_DOWN, plan->done, &told);
	const struct orr_schema_step down = {.script = step->script, .event = &told.event};
	return schema->ops->revert(schema, &down, step->migration->version, err);
}

static enum orr_code take(struct orr_schema *schema, const struct orr_migrator *by,
			  const struct orr_migrate_plan *plan, struct orr_error *err)
{
	const char *version = plan->step[plan->done].migration->version;
	enum orr_code code =
		plan->way == ORR_MIGRATE_UP ? apply(schema, by, plan, err) : revert(schema, by, plan, err);
	if (code == ORR_E_CONFLICT)
		return orr_fail(err, code,
				"migration %s: another program is migrating %s; wait for it, then look with "
				"orrery migrate status",
				version, schema->place);
	return code == ORR_OK ? code : orr_error_context(err, "migration %s", version);
}

enum orr_code orr_migrate_run(struct orr_schema *schema, const struct orr_migrator *by,
			      struct orr_migrate_plan *plan, struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	assert(plan->done <= plan->count);
	while (code == ORR_OK && plan->done < plan->count) {
		code = take(schema, by, plan, err);
		plan->done += code == ORR_OK;
	}
	return code;
}

enum orr_code orr_migrate_new(struct orr_schema *schema, const struct orr_migrator *by,
			      struct orr_arena *arena, struct orr_error *err)
{
	const struct orr_migrate_target newest = {.way = ORR_MIGRATE_UP};
	struct orr_migration_list list;
	struct orr_migrate_plan plan;
	enum orr_code code = orr_migrate_status(schema, arena, &list, err);
	for (size_t i = 0; code == ORR_OK && i < list.count; i++)
		if (list.migration[i].row != NULL)
			return ORR_OK;
	if (code == ORR_OK)
		code = orr_migrate_plan(&list, &newest, arena, &plan, err);
	if (code != ORR_OK)
		return code;
	struct orr_schema_step *steps = orr_arena_array(arena, plan.count, sizeof *steps);
	struct told *told = orr_arena_array(arena, plan.count, sizeof *told);
	if (steps == NULL || told == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; i < plan.count; i++)
		steps[i] = step_up(by, &plan.step[i], i, &told[i]);
	code = schema->ops->apply(schema, plan.count, steps, err);
	/* Somebody else made it meanwhile: whether it is what this program needs is asked when it is opened. */
	return code == ORR_E_CONFLICT ? ORR_OK : code;
}
