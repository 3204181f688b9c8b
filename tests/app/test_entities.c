/* SPDX-License-Identifier: Apache-2.0 */
/* Entities and groups: finding, changing, what is refused, and the audit row of every change. */
#include "app/entities.h"

#include "app/groups.h"
#include "model/birth.h"
#include "store_fixture.h"

static struct orr_arena arena;
static struct orr_error error;

static int open_store(void **state)
{
	(void)state;
	orr_arena_init(&arena, 16 << 20);
	error = (struct orr_error){0};
	fixture.app.clock = orr_clock_fixed_init(&fixture.clock, FIXTURE_NOW_MS);
	store_open((struct orr_fault){0});
	return 0;
}

static int close_store(void **state)
{
	(void)state;
	store_close();
	orr_arena_done(&arena);
	return 0;
}

static struct orr_entity entity_of(int type, const char *id, const char *organization)
{
	struct orr_entity entity = {.entity_type = type,
				    .entity_id = id,
				    .organization_id = organization,
				    .subscription_active = true,
				    .auto_update_enabled = true,
				    .consent_at_ms = ORR_TIME_NULL};
	orr_entity_document_id("entities", type, id, entity.id);
	return entity;
}

static void put(const struct orr_entity *entity)
{
	assert_int_equal(orr_store_begin(&stored.store, &error), ORR_OK);
	assert_int_equal(orr_documents_put_entities(stored.store.documents, 1, entity, &error), ORR_OK);
	assert_int_equal(orr_store_commit(&stored.store, &error), ORR_OK);
}

static enum orr_code find(int type, const char *id, const char *organization, struct orr_entity **out)
{
	const struct orr_entity_key key = {type, id, organization};
	return orr_entity_find(&fixture.app, &key, &arena, out, &error);
}

/* An organization does not even learn that another has an entity of this id. */
static void another_organization_s_entity_is_not_there(void **state)
{
	(void)state;
	const struct orr_entity theirs = entity_of(ORR_EMPLOYEE, "Y", "theirs"),
				ours = entity_of(ORR_COMPANY, "Y", "ours");
	struct orr_entity *found = NULL;
	put(&theirs);
	assert_int_equal(find(-1, "Y", "ours", &found), ORR_E_NOT_FOUND);
	assert_null(strstr(error.text, "theirs"));
	assert_int_equal(find(ORR_EMPLOYEE, "Y", "ours", &found), ORR_E_NOT_FOUND);
	put(&ours);
	assert_int_equal(find(-1, "Y", "ours", &found), ORR_OK);
	assert_int_equal(found->entity_type, ORR_COMPANY);
	assert_int_equal(find(-1, "Y", "theirs", &found), ORR_OK);
	assert_int_equal(found->entity_type, ORR_EMPLOYEE);
	assert_int_equal(find(-1, "Y", NULL, &found), ORR_E_CONFLICT);
}

static void an_id_of_two_types_wants_the_type(void **state)
{
	(void)state;
	const struct orr_entity employee = entity_of(ORR_EMPLOYEE, "X", "o"),
				company = entity_of(ORR_COMPANY, "X", "o");
	struct orr_entity *found = NULL;
	assert_int_equal(find(-1, "X", NULL, &found), ORR_E_NOT_FOUND);
	put(&employee);
	assert_int_equal(find(-1, "X", NULL, &found), ORR_OK);
	assert_int_equal(found->entity_type, ORR_EMPLOYEE);
	put(&company);
	assert_int_equal(find(-1, "X", NULL, &found), ORR_E_CONFLICT);
	assert_non_null(strstr(error.text, "--entity-type"));
	assert_int_equal(find(ORR_COMPANY, "X", NULL, &found), ORR_OK);
	assert_int_equal(found->entity_type, ORR_COMPANY);
}

static struct orr_audit_page events_of(const struct orr_entity *entity)
{
	struct orr_entity_history history;
	assert_int_equal(orr_entity_history(&fixture.app, entity, 10, &arena, &history, &error), ORR_OK);
	return history.events;
}

static void a_change_is_kept_with_what_was_before(void **state)
{
	(void)state;
	const struct orr_entity entity = entity_of(ORR_EMPLOYEE, "E", "o");
	const struct orr_entity_changes changes = {
		.name = "Ada", .subscription = "off", .consent = "given", .time_source = "family"};
	struct orr_entity changed, *found = NULL;
	put(&entity);
	assert_int_equal(orr_entity_change(&fixture.app, &entity, &changes, &arena, &changed, &error),
			 ORR_OK);
	assert_int_equal(find(-1, "E", NULL, &found), ORR_OK);
	assert_true(orr_table_equal(&orr_entity_table, &changed, found, 0));
	assert_string_equal(found->name, "Ada");
	assert_false(found->subscription_active);
	assert_true(found->auto_update_enabled);
	assert_int_equal(found->consent_at_ms, FIXTURE_NOW_MS);
	const struct orr_audit_page events = events_of(&entity);
	assert_int_equal(events.count, 1);
	assert_int_equal(events.event[0].event_type, ORR_AUDIT_DATA_MODIFIED);
	assert_string_equal(events.event[0].changes_summary,
			    "name, subscription_active, time_source, consent, consent_at changed");
	assert_non_null(strstr(events.event[0].before_state, "\"name\":null"));
	assert_non_null(strstr(events.event[0].after_state, "\"name\":\"Ada\""));
	/* The same again changes nothing and says nothing. */
	assert_int_equal(orr_entity_change(&fixture.app, found, &changes, &arena, &changed, &error), ORR_OK);
	assert_int_equal(events_of(&entity).count, 1);
}

static void what_is_wrong_is_refused(void **state)
{
	(void)state;
	static const struct {
		struct orr_entity_changes changes;
		enum orr_code code;
		const char *field;
	} rows[] = {
		{{.subscription = "maybe"}, ORR_E_INVALID, "subscription_active"},
		{{.consent = "yes"}, ORR_E_INVALID, "consent"},
		{{.status = "gone"}, ORR_E_INVALID, "status"},
		{{.departments = "a,b"}, ORR_E_NOT_FOUND, "group_id"},
		{{.tier = "012345678901234567890123456789012345678901234567890"},
		 ORR_E_INVALID,
		 "subscription_tier"},
	};
	const struct orr_entity entity = entity_of(ORR_EMPLOYEE, "E", "o");
	struct orr_entity changed, *found = NULL;
	put(&entity);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_int_equal(
			orr_entity_change(&fixture.app, &entity, &rows[i].changes, &arena, &changed, &error),
			rows[i].code);
		assert_string_equal(error.field, rows[i].field);
	}
	assert_int_equal(find(-1, "E", NULL, &found), ORR_OK);
	assert_true(orr_table_equal(&orr_entity_table, &entity, found, 0));
}

static void a_group_with_members_stays(void **state)
{
	(void)state;
	const struct orr_entity entity = entity_of(ORR_EMPLOYEE, "E", "o");
	struct orr_entity changed, *found = NULL;
	struct orr_group group;
	put(&entity);
	assert_int_equal(orr_group_set(&fixture.app, &(struct orr_group_key){"o", "sales"},
				       &(struct orr_group_changes){.name = "Sales"}, &arena, &group, &error),
			 ORR_OK);
	assert_int_equal(group.group_type, ORR_GROUP_DEPARTMENT);
	/* Another organization's group of the same id is another group. */
	assert_int_equal(orr_group_set(&fixture.app, &(struct orr_group_key){"p", "sales"},
				       &(struct orr_group_changes){.type = "team"}, &arena, &group, &error),
			 ORR_OK);
	assert_int_equal(orr_entity_change(&fixture.app, &entity,
					   &(struct orr_entity_changes){.departments = " sales "}, &arena,
					   &changed, &error),
			 ORR_OK);
	assert_int_equal(
		orr_group_remove(&fixture.app, &(struct orr_group_key){"o", "sales"}, &arena, &error),
		ORR_E_CONFLICT);
	assert_int_equal(
		orr_group_remove(&fixture.app, &(struct orr_group_key){"p", "sales"}, &arena, &error),
		ORR_OK);
	assert_int_equal(find(-1, "E", NULL, &found), ORR_OK);
	assert_int_equal(found->department_count, 1);
	assert_int_equal(orr_entity_change(&fixture.app, found,
					   &(struct orr_entity_changes){.departments = ""}, &arena, &changed,
					   &error),
			 ORR_OK);
	assert_int_equal(
		orr_group_remove(&fixture.app, &(struct orr_group_key){"o", "sales"}, &arena, &error),
		ORR_OK);
	assert_int_equal(
		orr_group_remove(&fixture.app, &(struct orr_group_key){"o", "sales"}, &arena, &error),
		ORR_E_NOT_FOUND);
}

/* A change and its audit row are both there or neither, whichever call fails. */
static void any_call_of_the_store_may_fail(void **state)
{
	(void)state;
	const struct orr_entity entity = entity_of(ORR_EMPLOYEE, "E", "o");
	const struct orr_entity_changes changes = {.name = "Ada"};
	struct orr_entity changed, *found = NULL;
	put(&entity);
	enum orr_code code = ORR_E_UNAVAILABLE;
	for (long nth = 1; code != ORR_OK; nth++) {
		stored.fault =
			(struct orr_fault){.nth = nth, .code = ORR_E_UNAVAILABLE, .text = "a fault; wait"};
		code = orr_entity_change(&fixture.app, &entity, &changes, &arena, &changed, &error);
		stored.fault = (struct orr_fault){0};
		assert_int_equal(find(-1, "E", NULL, &found), ORR_OK);
		assert_int_equal(found->name != NULL, code == ORR_OK);
		assert_int_equal(events_of(&entity).count, code == ORR_OK ? 1 : 0);
	}
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, open_store, close_store)

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(an_id_of_two_types_wants_the_type),
		STORE_TEST(another_organization_s_entity_is_not_there),
		STORE_TEST(a_change_is_kept_with_what_was_before),
		STORE_TEST(what_is_wrong_is_refused),
		STORE_TEST(a_group_with_members_stays),
		STORE_TEST(any_call_of_the_store_may_fail),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
