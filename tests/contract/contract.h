/* SPDX-License-Identifier: Apache-2.0 */
/* What the ports of a store promise, tested for whichever engine is linked: its provider, and what the tests share. */
#ifndef ORR_TESTS_CONTRACT_CONTRACT_H
#define ORR_TESTS_CONTRACT_CONTRACT_H

#include "base/arena.h"
#include "codec/collections.h"
#include "codec/sample.h"
#include "model/energy_pattern.h"
#include "ports/schema.h"
#include "ports/store.h"
#include "test.h"

/* Three places to store in: two with the newest schema and nothing in them, and one where nobody has been yet. */
enum { CONTRACT_PLACE, CONTRACT_OTHER_PLACE, CONTRACT_BARE_PLACE, CONTRACT_PLACE_COUNT };

/* An engine. An engine joins by a file that defines this, and its name in meson.build. */
struct contract_provider {
	void (*set_up)(void); /* make the places */
	void (*tear_down)(void);
	/** One more handle on a place; what was committed through others is there. */
	enum orr_code (*open)(int place, struct orr_store *out, struct orr_error *err);
	enum orr_code (*schema_open)(int place, struct orr_schema **out, struct orr_error *err);
	/* Scripts in the engine's language: make a thing, which fails when it is there; drop it; make it and then fail. */
	const char *make, *drop, *make_and_fail;
};
extern const struct contract_provider contract_provider;

/* Of the test that runs: a store on CONTRACT_PLACE, an arena for what is made and read, the last error. */
extern struct orr_store contract_store;
extern struct orr_arena contract_arena;
extern struct orr_error contract_err;
extern struct sample_random contract_random;

int contract_setup(void **state);
int contract_teardown(void **state);
#define contract_test(name) cmocka_unit_test_setup_teardown(name, contract_setup, contract_teardown)

/* ORR_OK, and otherwise the sentence. */
#define assert_ok(call) contract_code((call), ORR_OK, __FILE__, __LINE__)
/* An error with this code, filled and with a sentence. */
#define assert_fails(call, want) contract_code((call), (want), __FILE__, __LINE__)
void contract_code(enum orr_code code, enum orr_code want, const char *file, int line);

/** Another handle on a place. */
struct orr_store contract_open(int place);
/** Close contract_store and open it again. */
void contract_reopen(void);

/* Random structs, from contract_arena, whose keys are the number's: ids ascend with it. */
const char *contract_text(const char *format, ...) __attribute__((format(printf, 1, 2)));
struct orr_birth_chart *contract_chart(int number);
struct orr_document_record contract_record(struct orr_birth_chart *chart);
struct orr_entity contract_entity(int number);
struct orr_group contract_group(int number);
/* Codes and patterns, as the others. */
struct orr_harmonic_codes *contract_codes(int number);
struct orr_energy_pattern *contract_pattern(int number);
/** A completed job of entity `number % 10`. */
struct orr_job contract_job(int number);
struct orr_audit_event contract_event(int number, const struct orr_job *job);

/* In a unit of work of its own, each of which must succeed. */
void contract_put_chart(struct orr_birth_chart *chart);
void contract_put_entities(size_t count, const struct orr_entity entities[]);
void contract_put_group(const struct orr_group *group);
/** A document of any collection, its line made by the store. */
void contract_put(enum orr_collection collection, const void *document);
void contract_record_history(size_t job_count, const struct orr_job jobs[], size_t event_count,
			     const struct orr_audit_event events[]);

/** Reading one thing; NULL where there is none. */
struct orr_birth_chart *contract_get_chart(struct orr_store *store, const char *id);
void *contract_get(struct orr_store *store, enum orr_collection collection, const char *id);
struct orr_entity *contract_get_entity(struct orr_store *store, const char *id);
struct orr_group *contract_get_group(struct orr_store *store, const char *id);
bool contract_completed(struct orr_store *store, const char *collection, const char *id);

/** Put one of everything, whose keys are the number's, inside a unit that has begun. The first error, or ORR_OK. */
enum orr_code contract_put_all(struct orr_store *store, int number, struct orr_error *err);
/** Whether all of it is there; it must be all or nothing. */
bool contract_has_all(struct orr_store *store, int number);

#endif
