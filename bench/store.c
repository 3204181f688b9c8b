/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The embedded store, and `orrery code --all` over one, against plain prepared inserts of the same rows in the same tables.
 * Usage: orrery-bench-store FOLDER [CHARTS], or orrery-bench-store codes ORRERY STORE QUARTER
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/sqlite/connection.h"
#include "base/timer.h"
#include "codec/field.h"

enum { BATCH = 500, EVENTS = 3, ROUNDS = 5, DOCUMENT_BYTES = 12000, PATH_BYTES = 512 };

/* What one chart of an import writes. */
struct chart {
	struct orr_birth_chart chart; /* only its id is looked at */
	char entity_id[16], job_id[40], event_id[EVENTS][40];
	char json[DOCUMENT_BYTES + 600];
	struct orr_entity entity;
	struct orr_job job;
	struct orr_audit_event event[EVENTS];
};

static void stop(const char *what)
{
	fprintf(stderr, "orrery-bench-store: %s\n", what);
	_Exit(1);
}

static void check(enum orr_code code, const struct orr_error *err)
{
	if (code != ORR_OK)
		stop(err->text);
}

static void check_sqlite(sqlite3 *db, int result)
{
	if (result != SQLITE_OK && result != SQLITE_DONE)
		stop(sqlite3_errmsg(db));
}

/* A document of the usual length whose ids are scattered as hashes are. */
static void make_document(struct chart *out, unsigned number)
{
	size_t length = (size_t)snprintf(out->json, sizeof out->json,
					 "{\"_id\":\"%s\",\"entity_type\":\"employee\",\"entity_id\":\"%s\","
					 "\"organization_id\":\"acme\",\"planets\":[0",
					 out->chart.id, out->entity_id);
	for (; length < DOCUMENT_BYTES; number = number * 1664525u + 1013904223u)
		length += (size_t)snprintf(out->json + length, sizeof out->json - length,
					   ",{\"name\":\"Sun\",\"degree\":%u.%09u}", number % 360, number);
	(void)snprintf(out->json + length, sizeof out->json - length,
		       "],\"status\":\"active\",\"created_at\":\"2026-01-01T00:00:00.000Z\"}");
}

static void make_history(struct chart *out, unsigned number)
{
	static const char *input =
		"{\"date\":\"1990-05-15\",\"time\":\"14:30\",\"latitude\":52.5,\"longitude\":"
		"13.4,\"zone\":\"Europe/Berlin\"}";
	out->job = (struct orr_job){.id = out->job_id,
				    .entity_id = out->entity_id,
				    .organization_id = "acme",
				    .job_status = ORR_JOB_COMPLETED,
				    .priority = 5,
				    .input_data = input,
				    .output_collection = "birth_charts",
				    .output_document_id = out->chart.id,
				    .started_at_ms = 1767225600000,
				    .completed_at_ms = 1767225600001,
				    .algorithm_version = "1.0.0",
				    .engine_version = "0.1.0",
				    .triggered_by = "system",
				    .trigger_reason = ORR_TRIGGER_IMPORT,
				    .created_at_ms = 1767225600000,
				    .updated_at_ms = 1767225600001,
				    .execution_time_us = 40,
				    .result_digest = "0123456789abcdef0123456789abcdef"};
	(void)snprintf(out->job_id, sizeof out->job_id, "019b76da-a800-7000-8000-%012u", number);
	for (int i = 0; i < EVENTS; i++) {
		(void)snprintf(out->event_id[i], sizeof out->event_id[i], "019b76da-a800-7%03d-9000-%012u", i,
			       number);
		out->event[i] = (struct orr_audit_event){.id = out->event_id[i],
							 .job_id = out->job_id,
							 .event_type = i,
							 .event_timestamp_ms = 1767225600000 + i,
							 .entity_id = out->entity_id,
							 .organization_id = "acme",
							 .user_id = "system",
							 .service_name = "orrery",
							 .service_version = "0.1.0",
							 .request_id = "import",
							 .created_at_ms = 1767225600000};
	}
}

static void make_chart(struct chart *out, unsigned number)
{
	const unsigned scattered = number * 2654435761u;
	memset(out, 0, sizeof *out);
	(void)snprintf(out->chart.id, sizeof out->chart.id, "%08x%016u", scattered, number);
	(void)snprintf(out->entity_id, sizeof out->entity_id, "E-%08u", number);
	make_document(out, number);
	out->entity = (struct orr_entity){.entity_id = out->entity_id,
					  .organization_id = "acme",
					  .name = "A Name",
					  .consent_at_ms = ORR_TIME_NULL};
	memcpy(out->entity.id, out->chart.id, sizeof out->entity.id);
	make_history(out, number);
}

static void remove_store(const char *path)
{
	char beside[PATH_BYTES + 8];
	static const char *const ends[] = {"", "-wal", "-shm"};
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		(void)snprintf(beside, sizeof beside, "%s%s", path, ends[i]);
		(void)unlink(beside);
	}
}

static struct orr_store make_store(const char *path)
{
	const struct orr_sqlite_options making = {.create = true};
	struct orr_error err = {0};
	struct orr_schema *schema;
	struct orr_store store;
	remove_store(path);
	check(orr_sqlite_schema_open(path, &making, &schema, &err), &err);
	for (size_t i = 0; i < schema->migration_count; i++) {
		const struct orr_applied_migration row = {.version = schema->migration[i].version,
							  .description = "bench"};
		check(orr_schema_apply(schema, schema->migration[i].up, &row, &err), &err);
	}
	schema->ops->close(schema);
	check(orr_sqlite_open(path, &making, &store, &err), &err);
	return store;
}

static void through_ports(struct orr_store *store, size_t count, const struct chart *chart)
{
	static struct orr_document_record records[BATCH];
	static struct orr_entity entities[BATCH];
	static struct orr_job jobs[BATCH];
	static struct orr_audit_event events[BATCH * EVENTS];
	const struct orr_history_batch batch = {jobs, count, events, count * EVENTS};
	struct orr_error err = {0};
	for (size_t i = 0; i < count; i++) {
		records[i] =
			(struct orr_document_record){&chart[i].chart, chart[i].json, strlen(chart[i].json)};
		entities[i] = chart[i].entity;
		jobs[i] = chart[i].job;
		memcpy(&events[i * EVENTS], chart[i].event, sizeof chart[i].event);
	}
	check(orr_store_begin(store, &err), &err);
	check(orr_documents_put(store->documents, ORR_CHARTS, count, records, &err), &err);
	check(orr_documents_put_entities(store->documents, count, entities, &err), &err);
	check(orr_history_record(store->history, &batch, &err), &err);
	check(orr_store_commit(store, &err), &err);
}

/* The peer: rows as texts made beforehand, inserted as anybody would. */
struct plain_row {
	char *text[64];
	int count;
};
struct plain {
	struct plain_row chart, entity, job, event[EVENTS];
};

static char *copy(const char *text)
{
	char *out = text == NULL ? NULL : strdup(text);
	if (text != NULL && out == NULL)
		stop("out of memory");
	return out;
}

/* The stored row, read back from the store that the ports made. */
static void read_plain(sqlite3 *db, const char *sql, const char *key, size_t count, struct plain_row *out[])
{
	sqlite3_stmt *statement;
	check_sqlite(db, sqlite3_prepare_v2(db, sql, -1, &statement, NULL));
	check_sqlite(db, sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC));
	for (size_t i = 0; i < count && sqlite3_step(statement) == SQLITE_ROW; i++) {
		out[i]->count = sqlite3_column_count(statement);
		for (int c = 0; c < out[i]->count; c++)
			out[i]->text[c] = copy((const char *)sqlite3_column_text(statement, c));
	}
	(void)sqlite3_finalize(statement);
}

static void read_chart(sqlite3 *db, const struct chart *chart, struct plain *out)
{
	read_plain(db, "SELECT _id, document FROM birth_charts WHERE _id = ?1", chart->chart.id, 1,
		   (struct plain_row *[]){&out->chart});
	read_plain(db, "SELECT _id, document FROM entities WHERE _id = ?1", chart->chart.id, 1,
		   (struct plain_row *[]){&out->entity});
	read_plain(db, "SELECT * FROM calculation_jobs WHERE id = ?1", chart->job_id, 1,
		   (struct plain_row *[]){&out->job});
	read_plain(db, "SELECT * FROM calculation_audit_log WHERE job_id = ?1", chart->job_id, EVENTS,
		   (struct plain_row *[]){&out->event[0], &out->event[1], &out->event[2]});
}

static void insert(sqlite3 *db, sqlite3_stmt *statement, const struct plain_row *row)
{
	for (int c = 0; c < row->count; c++)
		check_sqlite(db, sqlite3_bind_text(statement, c + 1, row->text[c], -1, SQLITE_STATIC));
	check_sqlite(db, sqlite3_step(statement));
	check_sqlite(db, sqlite3_reset(statement));
}

static sqlite3_stmt *prepare_insert(sqlite3 *db, const char *into, int columns)
{
	char sql[512];
	sqlite3_stmt *out;
	int length = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", into);
	for (int i = 1; i < columns; i++)
		length += snprintf(sql + length, sizeof sql - (size_t)length, ",?");
	(void)snprintf(sql + length, sizeof sql - (size_t)length, ")");
	check_sqlite(db, sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &out, NULL));
	return out;
}

enum { CHART, ENTITY, JOB, EVENT, TABLES };

static void plainly(sqlite3 *db, sqlite3_stmt *const into[TABLES], size_t count, const struct plain *row)
{
	check_sqlite(db, sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL));
	for (size_t i = 0; i < count; i++) {
		insert(db, into[CHART], &row[i].chart);
		insert(db, into[ENTITY], &row[i].entity);
		insert(db, into[JOB], &row[i].job);
		for (int e = 0; e < EVENTS; e++)
			insert(db, into[EVENT], &row[i].event[e]);
	}
	check_sqlite(db, sqlite3_exec(db, "COMMIT", NULL, NULL, NULL));
}

struct spent {
	double wall_s, cpu_s;
};

static struct spent now(void)
{
	return (struct spent){(double)orr_timer_steady_us() / 1e6, (double)orr_timer_thread_us() / 1e6};
}

static struct spent since(struct spent begun)
{
	const struct spent end = now();
	return (struct spent){end.wall_s - begun.wall_s, end.cpu_s - begun.cpu_s};
}

static struct spent time_ports(const char *path, size_t count, const struct chart *charts)
{
	struct orr_store store = make_store(path);
	const struct spent begun = now();
	for (size_t i = 0; i < count; i += BATCH)
		through_ports(&store, BATCH, charts + i);
	const struct spent spent = since(begun);
	orr_store_close(&store);
	return spent;
}

static struct spent time_plain(const char *path, size_t count, const struct plain *rows)
{
	struct orr_store store = make_store(path);
	sqlite3 *db = ((struct orr_sqlite *)store.documents)->db;
	sqlite3_stmt *into[TABLES] = {prepare_insert(db, "birth_charts(_id, document)", 2),
				      prepare_insert(db, "entities(_id, document)", 2),
				      prepare_insert(db, "calculation_jobs", rows[0].job.count),
				      prepare_insert(db, "calculation_audit_log", rows[0].event[0].count)};
	const struct spent begun = now();
	for (size_t i = 0; i < count; i += BATCH)
		plainly(db, into, BATCH, rows + i);
	const struct spent spent = since(begun);
	for (int i = 0; i < TABLES; i++)
		(void)sqlite3_finalize(into[i]);
	orr_store_close(&store);
	return spent;
}

static int by_size(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double median(double values[ROUNDS])
{
	qsort(values, ROUNDS, sizeof values[0], by_size);
	return values[ROUNDS / 2];
}

static struct plain *read_all(const char *path, size_t count, const struct chart *charts)
{
	struct plain *rows = calloc(count, sizeof *rows);
	sqlite3 *db;
	if (rows == NULL || sqlite3_open(path, &db) != SQLITE_OK)
		stop("out of memory");
	for (size_t i = 0; i < count; i++)
		read_chart(db, &charts[i], &rows[i]);
	(void)sqlite3_close(db);
	return rows;
}

/* A program's own time and that of its threads. */
static struct spent time_program(char *const words[])
{
	struct rusage usage;
	int status;
	const struct spent begun = now();
	const pid_t child = fork();
	if (child == 0) {
		(void)execv(words[0], words);
		_Exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
	    WEXITSTATUS(status) != 0)
		stop("orrery code --all failed; it says why");
	return (struct spent){since(begun).wall_s,
			      (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
				      (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6};
}

enum { CODE_EVENTS = 4 };
struct code_rows {
	struct plain_row code, job, event[CODE_EVENTS];
};

/* Codes of a store behind an id, with the job that made each last and what is told of it. Returns how many. */
static size_t read_codes(sqlite3 *db, char after[32], struct code_rows out[BATCH])
{
	static const char *const sql[] = {
		"SELECT _id, document FROM harmonic_codes WHERE _id > ?1 ORDER BY _id LIMIT 500",
		("SELECT * FROM calculation_jobs WHERE output_collection = 'harmonic_codes' AND "
		 "output_document_id = ?1 ORDER BY id DESC LIMIT 1"),
		"SELECT * FROM calculation_audit_log WHERE job_id = ?1"};
	struct plain_row *codes[BATCH];
	size_t count = 0;
	memset(out, 0, BATCH * sizeof *out);
	for (size_t i = 0; i < BATCH; i++)
		codes[i] = &out[i].code;
	read_plain(db, sql[0], after, BATCH, codes);
	for (; count < BATCH && out[count].code.count > 0; count++) {
		struct code_rows *row = &out[count];
		read_plain(db, sql[1], row->code.text[0], 1, (struct plain_row *[]){&row->job});
		read_plain(db, sql[2], row->job.text[0], CODE_EVENTS,
			   (struct plain_row *[]){&row->event[0], &row->event[1], &row->event[2],
						  &row->event[3]});
		(void)snprintf(after, 32, "%s", row->code.text[0]);
	}
	return count;
}

static void free_row(struct plain_row *row)
{
	for (int c = 0; c < row->count; c++)
		free(row->text[c]);
}

static void insert_codes(sqlite3 *db, sqlite3_stmt *const into[TABLES], size_t count,
			 const struct code_rows rows[])
{
	check_sqlite(db, sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL));
	for (size_t i = 0; i < count; i++) {
		insert(db, into[CHART], &rows[i].code);
		insert(db, into[JOB], &rows[i].job);
		for (int e = 0; e < CODE_EVENTS && rows[i].event[e].count > 0; e++)
			insert(db, into[EVENT], &rows[i].event[e]);
	}
	check_sqlite(db, sqlite3_exec(db, "COMMIT", NULL, NULL, NULL));
}

/* The codes of `from`, inserted plainly into a store at `path`; reading them is not counted. */
static struct spent time_plain_codes(sqlite3 *from, const char *path, size_t *out_count)
{
	static struct code_rows rows[BATCH];
	char after[32] = "";
	struct orr_store store = make_store(path);
	sqlite3 *db = ((struct orr_sqlite *)store.documents)->db;
	struct spent spent = {0, 0};
	sqlite3_stmt *into[TABLES] = {0};
	*out_count = 0;
	for (size_t count; (count = read_codes(from, after, rows)) > 0; *out_count += count) {
		if (into[CHART] == NULL) {
			into[CHART] = prepare_insert(db, "harmonic_codes(_id, document)", 2);
			into[JOB] = prepare_insert(db, "calculation_jobs", rows[0].job.count);
			into[EVENT] = prepare_insert(db, "calculation_audit_log", rows[0].event[0].count);
		}
		const struct spent begun = now();
		insert_codes(db, into, count, rows);
		const struct spent batch = since(begun);
		spent.wall_s += batch.wall_s;
		spent.cpu_s += batch.cpu_s;
		for (size_t i = 0; i < count; i++) {
			free_row(&rows[i].code);
			free_row(&rows[i].job);
			for (int e = 0; e < CODE_EVENTS; e++)
				free_row(&rows[i].event[e]);
		}
	}
	for (int i = 0; i < TABLES; i++)
		(void)sqlite3_finalize(into[i]);
	orr_store_close(&store);
	remove_store(path);
	return spent;
}

static void bench_codes(char *orrery, char *store, char *quarter)
{
	char path[PATH_BYTES];
	size_t count;
	sqlite3 *from;
	char code[] = "code", all[] = "--all", of[] = "--store", in[] = "--quarter";
	const struct spent ours = time_program((char *[]){orrery, code, all, of, store, in, quarter, NULL});
	(void)snprintf(path, sizeof path, "%s.plain", store);
	if (sqlite3_open_v2(store, &from, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		stop("the store cannot be read");
	const struct spent plain = time_plain_codes(from, path, &count);
	(void)sqlite3_close(from);
	if (count == 0)
		stop("the store has no codes");
	const double each = (double)count / 1e6;
	printf("%zu codes of %s with job and events\n", count, quarter);
	printf("code --all  wall %6.1f us  cpu %6.1f us each, ranks and reading charts included\n",
	       ours.wall_s / each, ours.cpu_s / each);
	printf("plain       wall %6.1f us  cpu %6.1f us each\n", plain.wall_s / each, plain.cpu_s / each);
	printf("ratio  wall %.2f  cpu %.2f\n", ours.wall_s / plain.wall_s, ours.cpu_s / plain.cpu_s);
}

int main(int argc, char **argv)
{
	if (argc == 5 && strcmp(argv[1], "codes") == 0) {
		bench_codes(argv[2], argv[3], argv[4]);
		return 0;
	}
	char path[PATH_BYTES];
	const size_t asked = argc > 2 ? (size_t)strtoul(argv[2], NULL, 10) : 5000;
	const size_t count = (asked + BATCH - 1) / BATCH * BATCH;
	double wall[2][ROUNDS], cpu[2][ROUNDS];
	if (argc < 2 || count == 0)
		stop("usage: orrery-bench-store FOLDER [CHARTS] | codes ORRERY STORE QUARTER");
	(void)snprintf(path, sizeof path, "%s/bench-store.db", argv[1]);
	struct chart *charts = calloc(count, sizeof *charts);
	if (charts == NULL)
		stop("out of memory");
	for (size_t i = 0; i < count; i++)
		make_chart(&charts[i], (unsigned)i);
	(void)time_ports(path, count, charts);
	struct plain *rows = read_all(path, count, charts);
	for (int turn = 0; turn < 2 * ROUNDS; turn++) {
		const int round = turn / 2, plain = (turn + round) % 2; /* neither always comes first */
		const struct spent spent =
			plain ? time_plain(path, count, rows) : time_ports(path, count, charts);
		wall[plain][round] = spent.wall_s;
		cpu[plain][round] = spent.cpu_s;
	}
	struct stat status = {0};
	(void)stat(path, &status);
	remove_store(path);
	const double each = (double)count / 1e6;
	const double w[2] = {median(wall[0]), median(wall[1])}, c[2] = {median(cpu[0]), median(cpu[1])};
	printf("%zu charts of %d bytes with entity, job and %d events, %d a unit; medians of %d; %.1f KB "
	       "each on disk\n",
	       count, DOCUMENT_BYTES, EVENTS, BATCH, ROUNDS, (double)status.st_size / 1e3 / (double)count);
	printf("ports  %7.0f charts/s  wall %6.1f us  cpu %6.1f us each\n", (double)count / w[0], w[0] / each,
	       c[0] / each);
	printf("plain  %7.0f charts/s  wall %6.1f us  cpu %6.1f us each\n", (double)count / w[1], w[1] / each,
	       c[1] / each);
	printf("ratio  wall %.2f  cpu %.2f\n", w[0] / w[1], c[0] / c[1]);
	return 0;
}
