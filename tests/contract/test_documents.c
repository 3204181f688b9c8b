/* SPDX-License-Identifier: Apache-2.0 */
/* What ports/documents.h promises. */
#include "contract.h"

#include <string.h>

#include "codec/tables.h"

enum { ROUNDS = 40 };

/* Random charts of a table that holds every field; structs that were read stand alone. */
static void charts_come_back_as_they_were(void **state)
{
	(void)state;
	struct orr_birth_chart *chart[ROUNDS], *inside[ROUNDS + 1], *after[ROUNDS + 1];
	struct orr_document_record record[ROUNDS];
	const char *ids[ROUNDS + 1];
	for (int i = 0; i < ROUNDS; i++) {
		chart[i] = contract_chart(i);
		record[i] = contract_record(chart[i]);
		ids[ROUNDS - 1 - i] = chart[i]->id; /* asked for in another order */
	}
	ids[ROUNDS] = "ffffffffffffffffffffffff";
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_ok(orr_documents_put(contract_store.documents, ORR_CHARTS, ROUNDS, record, &contract_err));
	assert_ok(orr_documents_get_charts(contract_store.documents, ROUNDS + 1, ids, &contract_arena, inside,
					   &contract_err));
	assert_ok(orr_store_commit(&contract_store, &contract_err));
	contract_reopen();
	assert_ok(orr_documents_get_charts(contract_store.documents, ROUNDS + 1, ids, &contract_arena, after,
					   &contract_err));
	orr_store_close(&contract_store);
	for (int i = 0; i < ROUNDS; i++) {
		const struct orr_birth_chart *want = chart[ROUNDS - 1 - i];
		assert_non_null(inside[i]);
		assert_non_null(after[i]);
		assert_true(orr_table_equal(&orr_birth_chart_table, inside[i], want, 0));
		assert_true(orr_table_equal(&orr_birth_chart_table, after[i], want, 0));
	}
	assert_null(inside[ROUNDS]);
	assert_null(after[ROUNDS]);
}

static void entities_come_back_as_they_were(void **state)
{
	(void)state;
	struct orr_entity entity[ROUNDS], *got[ROUNDS + 1];
	const char *ids[ROUNDS + 1];
	for (int i = 0; i < ROUNDS; i++) {
		entity[i] = contract_entity(i);
		ids[ROUNDS - i] = entity[i].id;
	}
	ids[0] = "ffffffffffffffffffffffff";
	contract_put_entities(ROUNDS, entity);
	contract_reopen();
	assert_ok(orr_documents_get_entities(contract_store.documents, ROUNDS + 1, ids, &contract_arena, got,
					     &contract_err));
	orr_store_close(&contract_store);
	assert_null(got[0]);
	for (int i = 0; i < ROUNDS; i++) {
		assert_non_null(got[ROUNDS - i]);
		assert_true(orr_table_equal(&orr_entity_table, got[ROUNDS - i], &entity[i], 0));
	}
}

/* Codes and patterns, whose lines the store makes. */
static void codes_and_patterns_come_back_as_they_were(void **state)
{
	(void)state;
	struct orr_harmonic_codes *codes[ROUNDS];
	struct orr_energy_pattern *pattern[ROUNDS];
	for (int i = 0; i < ROUNDS; i++) {
		codes[i] = contract_codes(i);
		pattern[i] = contract_pattern(i);
		contract_put(ORR_CODES, codes[i]);
		contract_put(ORR_PATTERNS, pattern[i]);
	}
	contract_reopen();
	for (int i = 0; i < ROUNDS; i++) {
		const void *got_codes = contract_get(&contract_store, ORR_CODES, codes[i]->id),
			   *got_pattern = contract_get(&contract_store, ORR_PATTERNS, pattern[i]->id);
		assert_non_null(got_codes);
		assert_non_null(got_pattern);
		assert_true(orr_table_equal(&orr_harmonic_codes_table, got_codes, codes[i], 0));
		assert_true(orr_table_equal(&orr_energy_pattern_table, got_pattern, pattern[i], 0));
	}
	/* Collections do not share their ids, and the customer asks for no unique entity here. */
	assert_null(contract_get_chart(&contract_store, codes[0]->id));
	codes[1]->entity_id = codes[0]->entity_id;
	codes[1]->entity_type = codes[0]->entity_type;
	contract_put(ORR_CODES, codes[1]);
	assert_true(orr_table_equal(&orr_harmonic_codes_table,
				    contract_get(&contract_store, ORR_CODES, codes[1]->id), codes[1], 0));
}

/* What is read of a chart to compute from its birth is what the whole chart says. */
static void births_are_part_of_charts(void **state)
{
	(void)state;
	const char *ids[ROUNDS + 1];
	struct orr_birth_chart *chart[ROUNDS], *birth[ROUNDS + 1];
	for (int i = 0; i < ROUNDS; i++) {
		chart[i] = contract_chart(i);
		ids[i] = chart[i]->id;
		contract_put_chart(chart[i]);
	}
	ids[ROUNDS] = "ffffffffffffffffffffffff";
	assert_ok(orr_documents_get_births(contract_store.documents, ROUNDS + 1, ids, &contract_arena, birth,
					   &contract_err));
	for (int i = 0; i < ROUNDS; i++) {
		assert_non_null(birth[i]);
		assert_true(orr_table_equal(&orr_chart_birth_table, birth[i], chart[i], 0));
	}
	assert_null(birth[ROUNDS]);
}

static size_t count_entities(const struct orr_entity_query *query)
{
	struct orr_entity_page page;
	assert_ok(orr_documents_list_entities(contract_store.documents, query, &contract_arena, &page,
					      &contract_err));
	return page.count;
}

static const struct orr_entity_query everybody = {
	.entity_type = -1, .status = -1, .page = {.limit = ORR_PAGE_MAX}};

/* The same `_id` with another content, and even another entity_id: one document, the last one. */
static void a_put_replaces_by_id(void **state)
{
	(void)state;
	struct orr_birth_chart *first = contract_chart(1), *second = contract_chart(1);
	struct orr_entity entity = contract_entity(1), other = contract_entity(1);
	struct orr_group group = contract_group(1), other_group = contract_group(1);
	second->entity_id = "renamed";
	other.entity_id = "renamed";
	other_group.group_id = "renamed";
	contract_put_chart(first);
	contract_put_chart(second);
	contract_put_chart(second);
	assert_true(orr_table_equal(&orr_birth_chart_table, contract_get_chart(&contract_store, first->id),
				    second, 0));
	contract_put_entities(1, &entity);
	contract_put_entities(1, &other);
	assert_true(orr_table_equal(&orr_entity_table, contract_get_entity(&contract_store, entity.id),
				    &other, 0));
	assert_int_equal(count_entities(&everybody), 1);
	contract_put_group(&group);
	contract_put_group(&other_group);
	assert_true(orr_table_equal(&orr_group_table, contract_get_group(&contract_store, group.id),
				    &other_group, 0));
	/* The old name is free again. */
	struct orr_entity heir = contract_entity(2);
	heir.entity_id = entity.entity_id;
	heir.entity_type = entity.entity_type;
	contract_put_entities(1, &heir);
	assert_int_equal(count_entities(&everybody), 2);
}

static enum orr_code put_two_charts(struct orr_birth_chart *first, struct orr_birth_chart *second)
{
	const struct orr_document_record records[] = {contract_record(first), contract_record(second)};
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	enum orr_code code =
		orr_documents_put(contract_store.documents, ORR_CHARTS, 2, records, &contract_err);
	orr_store_rollback(&contract_store);
	return code;
}

static void one_chart_for_each_entity(void **state)
{
	(void)state;
	struct orr_birth_chart *kept = contract_chart(1), *clash = contract_chart(2),
			       *free_one = contract_chart(3);
	contract_put_chart(kept);
	clash->entity_id = kept->entity_id;
	clash->entity_type = (kept->entity_type + 1) % 2;
	assert_ok(put_two_charts(free_one, clash)); /* another type is another entity */
	clash->entity_type = kept->entity_type;
	assert_fails(put_two_charts(free_one, clash), ORR_E_CONFLICT);
	assert_fails(put_two_charts(clash, free_one), ORR_E_CONFLICT);
	assert_null(contract_get_chart(&contract_store, free_one->id));
	assert_null(contract_get_chart(&contract_store, clash->id));
	assert_true(orr_table_equal(&orr_birth_chart_table, contract_get_chart(&contract_store, kept->id),
				    kept, 0));
	/* Within one call too. */
	clash->entity_id = free_one->entity_id;
	clash->entity_type = free_one->entity_type;
	assert_fails(put_two_charts(free_one, clash), ORR_E_CONFLICT);
}

static void one_entity_and_group_for_each_id(void **state)
{
	(void)state;
	struct orr_entity kept = contract_entity(1), clash = contract_entity(2);
	clash.entity_id = kept.entity_id;
	clash.entity_type = kept.entity_type;
	contract_put_entities(1, &kept);
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_fails(orr_documents_put_entities(contract_store.documents, 1, &clash, &contract_err),
		     ORR_E_CONFLICT);
	orr_store_rollback(&contract_store);
	assert_null(contract_get_entity(&contract_store, clash.id));
	clash.entity_type = (kept.entity_type + 1) % 2;
	contract_put_entities(1, &clash);

	struct orr_group group = contract_group(1), other = contract_group(2);
	other.group_id = group.group_id;
	contract_put_group(&group);
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_fails(orr_documents_put_group(contract_store.documents, &other, &contract_err),
		     ORR_E_CONFLICT);
	orr_store_rollback(&contract_store);
	other.organization_id = "another";
	contract_put_group(&other);
}

/* In the order of entity_id, then type's name, byte by byte (Unicode's code points as UTF-8), written down by hand. */
static const struct {
	const char *entity_id;
	int type; /* of orr_entity_type_names: see list_of_types */
	const char *organization, *groups[2];
	int status;
} people[] = {
	{"", 0, "acme", {"dev", "ops"}, 0},
	{" ", 0, "acme", {"dev"}, 1},
	{"10", 0, "beta", {"dev"}, 0},
	{"9", 0, "acme", {"ops"}, 0},
	{"A", 0, "acme", {NULL}, 0},
	{"Z", 0, "beta", {"ops", "dev"}, 1},
	{"a", 1, "acme", {"dev"}, 0},
	{"a", 2, "acme", {"dev"}, 0},
	{"a", 0, "acme", {"dev"}, 0},
	{"a\x01", 0, "acme", {"de"}, 0},
	{"aa", 1, "acme", {"dev"}, 1},
	{"b", 0, "beta", {NULL}, 0},
	{"z", 2, "acme", {"dev", "d\xc3\xa9v"}, 0},
	{"\xc3\xa9", 0, "acme", {"d\xc3\xa9v"}, 0},
	{"\xe6\x97\xa5", 0, "beta", {"ops"}, 0},
	{"\xef\xbf\xbd", 0, "acme", {"dev"}, 0},
	{"\xf0\x9f\x8c\x99", 0, "acme", {"dev"}, 0}, /* behind U+FFFD, where UTF-16 would have it before */
};
enum { PEOPLE = sizeof people / sizeof people[0] };

static bool in_group(size_t person, const char *group)
{
	for (size_t i = 0; i < 2 && people[person].groups[i] != NULL; i++)
		if (strcmp(people[person].groups[i], group) == 0)
			return true;
	return false;
}

static bool chosen(size_t person, const struct orr_entity_query *query)
{
	return (query->organization_id == NULL ||
		strcmp(people[person].organization, query->organization_id) == 0) &&
	       (query->group_id == NULL || in_group(person, query->group_id)) &&
	       (query->entity_type < 0 || people[person].type == query->entity_type) &&
	       (query->status < 0 || people[person].status == query->status);
}

static void put_people(void)
{
	struct orr_entity entity[PEOPLE];
	for (size_t i = 0; i < PEOPLE; i++) {
		const size_t at = (i * 5) % PEOPLE; /* not in their order: 5 and 17 have no common divisor */
		entity[i] = contract_entity((int)(PEOPLE - at));
		entity[i].entity_id = people[at].entity_id;
		entity[i].entity_type = people[at].type;
		entity[i].organization_id = people[at].organization;
		entity[i].status = people[at].status;
		entity[i].department_ids = orr_arena_array(&contract_arena, 2, sizeof(const char *));
		for (entity[i].department_count = 0;
		     entity[i].department_count < 2 && people[at].groups[entity[i].department_count] != NULL;
		     entity[i].department_count++)
			entity[i].department_ids[entity[i].department_count] =
				people[at].groups[entity[i].department_count];
	}
	contract_put_entities(PEOPLE, entity);
}

/* Page after page gives what the query chooses of `people`, in order, each once; only the last page is short. */
static void check_pages(struct orr_entity_query query, size_t limit)
{
	size_t at = 0;
	char key[ORR_ENTITY_KEY_MAX_BYTES];
	query.page = (struct orr_page){.limit = limit};
	for (bool more = true; more;) {
		struct orr_entity_page page;
		assert_ok(orr_documents_list_entities(contract_store.documents, &query, &contract_arena,
						      &page, &contract_err));
		assert_true(page.count <= limit);
		for (size_t i = 0; i < page.count; i++, at++) {
			while (at < PEOPLE && !chosen(at, &query))
				at++;
			assert_true(at < PEOPLE);
			assert_string_equal(page.entity[i].entity_id, people[at].entity_id);
			assert_int_equal(page.entity[i].entity_type, people[at].type);
		}
		more = page.count == limit;
		orr_entity_page_next(&page, &query.page, key);
	}
	while (at < PEOPLE && !chosen(at, &query))
		at++;
	assert_int_equal(at, PEOPLE);
}

static void lists_are_filtered_ordered_and_paged(void **state)
{
	(void)state;
	static const char *const organizations[] = {NULL, "acme", "beta", "nobody"};
	static const char *const in_groups[] = {NULL, "dev", "ops", "d\xc3\xa9v", "d"};
	static const size_t limits[] = {1, 2, 3, PEOPLE - 1, PEOPLE, PEOPLE + 1, ORR_PAGE_MAX};
	put_people();
	for (size_t o = 0; o < 4; o++)
		for (size_t g = 0; g < 5; g++)
			for (int type = -1; type < 3; type++)
				for (int status = -1; status < 2; status++)
					for (size_t l = 0; l < sizeof limits / sizeof limits[0]; l++) {
						const struct orr_entity_query query = {
							.organization_id = organizations[o],
							.group_id = in_groups[g],
							.entity_type = type,
							.status = status};
						check_pages(query, limits[l]);
					}
}

/* Codes of entities 2 and up, each due a second after the one before; entity 1 has none. */
static void entities_whose_code_is_due(void **state)
{
	(void)state;
	enum { COUNT = 6 };
	struct orr_entity_query query = everybody;
	struct orr_entity_page page;
	for (int i = 1; i <= COUNT; i++) {
		struct orr_entity entity = contract_entity(i);
		struct orr_harmonic_codes *codes = contract_codes(i);
		entity.entity_type = codes->entity_type = 1;
		codes->next_update.scheduled_date_ms = i * 1000;
		contract_put_entities(1, &entity);
		if (i > 1)
			contract_put(ORR_CODES, codes);
	}
	/* The code of an entity of another type is not this one's. */
	struct orr_harmonic_codes *other = contract_codes(COUNT + 1);
	other->entity_id = contract_text("E-%04d", 1);
	other->entity_type = 0;
	other->next_update.scheduled_date_ms = INT64_C(4102444800000);
	contract_put(ORR_CODES, other);
	for (int due_s = 0; due_s <= COUNT + 1; due_s++) {
		const int64_t due_ms = due_s * 1000;
		const size_t want = due_s <= 1 ? 1 : due_s < COUNT ? (size_t)due_s : COUNT;
		query.code_due_ms = &due_ms;
		assert_int_equal(count_entities(&query), want);
		query.page.limit = 1;
		assert_ok(orr_documents_list_entities(contract_store.documents, &query, &contract_arena,
						      &page, &contract_err));
		assert_string_equal(page.entity[0].entity_id, "E-0001");
		query.page.limit = ORR_PAGE_MAX;
	}
	const int64_t a_ms_before = 2999;
	query.code_due_ms = &a_ms_before;
	assert_int_equal(count_entities(&query), 2);
	query.entity_type = 0;
	assert_int_equal(count_entities(&query), 0);
}

/* A page begins behind its key whether or not that is there. */
static void a_page_begins_behind_any_key(void **state)
{
	(void)state;
	struct orr_entity_query query = everybody;
	struct orr_entity_page page;
	put_people();
	query.page = (struct orr_page){.limit = 1, .after = "a", .after_type = 2};
	assert_ok(orr_documents_list_entities(contract_store.documents, &query, &contract_arena, &page,
					      &contract_err));
	assert_int_equal(page.count, 1);
	assert_string_equal(page.entity[0].entity_id, "a");
	assert_int_equal(page.entity[0].entity_type, 0);
	query.page = (struct orr_page){.limit = 1, .after = "Zz", .after_type = 0};
	assert_ok(orr_documents_list_entities(contract_store.documents, &query, &contract_arena, &page,
					      &contract_err));
	assert_int_equal(page.entity[0].entity_type, 1);
	query.page = (struct orr_page){.limit = 1, .after = "\xf0\x9f\x8c\x99", .after_type = 0};
	assert_int_equal(count_entities(&query), 0);
}

/* More than fits a page, put and read by the largest batches there are. */
static void the_largest_batches_and_pages(void **state)
{
	(void)state;
	enum { COUNT = 2 * ORR_PAGE_MAX + 500 };
	struct orr_entity *entity = orr_arena_array(&contract_arena, COUNT, sizeof *entity);
	const char **ids = orr_arena_array(&contract_arena, ORR_PAGE_MAX, sizeof *ids);
	struct orr_entity **got = orr_arena_array(&contract_arena, ORR_PAGE_MAX, sizeof(struct orr_entity *));
	struct orr_entity_query query = everybody;
	char key[ORR_ENTITY_KEY_MAX_BYTES];
	for (int i = 0; i < COUNT; i++)
		entity[i] = contract_entity(i);
	contract_put_entities(ORR_PAGE_MAX, entity);
	contract_put_entities(ORR_PAGE_MAX, entity + ORR_PAGE_MAX);
	contract_put_entities(COUNT - 2 * ORR_PAGE_MAX, entity + 2 * (size_t)ORR_PAGE_MAX);
	for (int i = 0; i < ORR_PAGE_MAX; i++)
		ids[i] = entity[2 * i].id;
	assert_ok(orr_documents_get_entities(contract_store.documents, ORR_PAGE_MAX, ids, &contract_arena,
					     (void *)got, &contract_err));
	for (int i = 0; i < ORR_PAGE_MAX; i++)
		assert_string_equal(got[i]->entity_id, entity[2 * i].entity_id);
	for (int seen = 0; seen < COUNT;) {
		struct orr_entity_page page;
		assert_ok(orr_documents_list_entities(contract_store.documents, &query, &contract_arena,
						      &page, &contract_err));
		assert_int_equal(page.count, COUNT - seen < ORR_PAGE_MAX ? COUNT - seen : ORR_PAGE_MAX);
		for (size_t i = 0; i < page.count; i++, seen++)
			assert_string_equal(page.entity[i].id, entity[seen].id);
		orr_entity_page_next(&page, &query.page, key);
	}
}

static void members_follow_their_entity(void **state)
{
	(void)state;
	static const char *both[] = {"dev", "ops"}, *again[] = {"dev", "dev"};
	struct orr_entity entity = contract_entity(1);
	struct orr_entity_query dev = everybody, ops = everybody;
	dev.group_id = "dev";
	ops.group_id = "ops";
	entity.department_ids = both;
	entity.department_count = 2;
	contract_put_entities(1, &entity);
	assert_int_equal(count_entities(&dev), 1);
	assert_int_equal(count_entities(&ops), 1);
	entity.department_count = 1;
	contract_put_entities(1, &entity);
	assert_int_equal(count_entities(&dev), 1);
	assert_int_equal(count_entities(&ops), 0);
	entity.department_ids = again;
	entity.department_count = 2;
	contract_put_entities(1, &entity); /* named twice, listed once */
	assert_int_equal(count_entities(&dev), 1);
	entity.department_count = 0;
	contract_put_entities(1, &entity);
	assert_int_equal(count_entities(&dev), 0);
}

static void groups_are_kept_listed_and_removed(void **state)
{
	(void)state;
	static const char *const in_order[] = {"10", "9", "B", "a", "\xc3\xa9", "\xf0\x9f\x8c\x99"};
	enum { COUNT = sizeof in_order / sizeof in_order[0] };
	struct orr_group group[COUNT], elsewhere = contract_group(100);
	elsewhere.organization_id = "beta";
	elsewhere.group_id = "B";
	contract_put_group(&elsewhere);
	for (int i = 0; i < COUNT; i++) {
		const int at = (i * 5) % COUNT;
		group[at] = contract_group(COUNT - at);
		group[at].group_id = in_order[at];
		contract_put_group(&group[at]);
	}
	contract_reopen();
	for (size_t limit = 1; limit <= COUNT + 1; limit++) {
		struct orr_group_query query = {"acme", {.limit = limit}};
		struct orr_group_page page = {.count = limit};
		for (size_t at = 0; page.count == limit;) {
			assert_ok(orr_documents_list_groups(contract_store.documents, &query, &contract_arena,
							    &page, &contract_err));
			for (size_t i = 0; i < page.count; i++, at++)
				assert_true(orr_table_equal(&orr_group_table, &page.group[i], &group[at], 0));
			assert_true(page.count == limit || at == COUNT);
			if (page.count > 0)
				query.page.after = page.group[page.count - 1].group_id;
		}
	}
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_ok(orr_documents_remove_group(contract_store.documents, group[2].id, &contract_err));
	assert_fails(orr_documents_remove_group(contract_store.documents, group[2].id, &contract_err),
		     ORR_E_NOT_FOUND);
	assert_ok(orr_store_commit(&contract_store, &contract_err));
	assert_null(contract_get_group(&contract_store, group[2].id));
	assert_non_null(contract_get_group(&contract_store, group[3].id));
	assert_non_null(contract_get_group(&contract_store, elsewhere.id));
}

/* Members are the caller's to ask about: a group goes without them. */
static void a_group_goes_without_its_members(void **state)
{
	(void)state;
	struct orr_group group = contract_group(1);
	struct orr_entity entity = contract_entity(1);
	const char *in[] = {group.group_id};
	struct orr_entity_query query = everybody;
	query.group_id = group.group_id;
	entity.department_ids = in;
	entity.department_count = 1;
	contract_put_group(&group);
	contract_put_entities(1, &entity);
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_ok(orr_documents_remove_group(contract_store.documents, group.id, &contract_err));
	assert_ok(orr_store_commit(&contract_store, &contract_err));
	assert_int_equal(count_entities(&query), 1);
	assert_int_equal(contract_get_entity(&contract_store, entity.id)->department_count, 1);
}

/* Nothing is nothing to do, even where no unit of work has begun. */
static void empty_batches(void **state)
{
	(void)state;
	struct orr_documents *documents = contract_store.documents;
	assert_ok(orr_documents_put(documents, ORR_CHARTS, 0, NULL, &contract_err));
	assert_ok(orr_documents_put_entities(documents, 0, NULL, &contract_err));
	assert_ok(orr_documents_get_charts(documents, 0, NULL, &contract_arena, NULL, &contract_err));
	assert_ok(orr_documents_get_entities(documents, 0, NULL, &contract_arena, NULL, &contract_err));
	assert_int_equal(count_entities(&everybody), 0);
	struct orr_group_page page = {.count = 7};
	const struct orr_group_query query = {"acme", {.limit = 1}};
	assert_ok(orr_documents_list_groups(documents, &query, &contract_arena, &page, &contract_err));
	assert_int_equal(page.count, 0);
}

/* Where the caller's arena is full nothing is handed out. */
static void failed_reads_leave_outputs_alone(void **state)
{
	(void)state;
	struct orr_documents *documents = contract_store.documents;
	struct orr_entity entity = contract_entity(1);
	struct orr_group group = contract_group(1);
	struct orr_birth_chart *chart = contract_chart(1);
	contract_put_chart(chart);
	contract_put_entities(1, &entity);
	contract_put_group(&group);
	const char *id = entity.id;
	struct orr_birth_chart *got_chart = chart;
	struct orr_entity *got_entity = &entity;
	struct orr_group *got_group = &group;
	struct orr_entity_page entities = {&entity, 77};
	struct orr_group_page groups = {&group, 77};
	const struct orr_group_query query = {"acme", {.limit = 5}};
	struct orr_arena full;
	orr_arena_init(&full, 16);
	assert_fails(orr_documents_get_charts(documents, 1, &id, &full, &got_chart, &contract_err),
		     ORR_E_UNAVAILABLE);
	assert_fails(orr_documents_get_entities(documents, 1, &id, &full, &got_entity, &contract_err),
		     ORR_E_UNAVAILABLE);
	assert_fails(orr_documents_get_group(documents, id, &full, &got_group, &contract_err),
		     ORR_E_UNAVAILABLE);
	assert_fails(orr_documents_list_entities(documents, &everybody, &full, &entities, &contract_err),
		     ORR_E_UNAVAILABLE);
	assert_fails(orr_documents_list_groups(documents, &query, &full, &groups, &contract_err),
		     ORR_E_UNAVAILABLE);
	orr_arena_done(&full);
	assert_ptr_equal(got_chart, chart);
	assert_ptr_equal(got_entity, &entity);
	assert_ptr_equal(got_group, &group);
	assert_ptr_equal(entities.entity, &entity);
	assert_int_equal(entities.count, 77);
	assert_ptr_equal(groups.group, &group);
	assert_int_equal(groups.count, 77);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		contract_test(charts_come_back_as_they_were),
		contract_test(entities_come_back_as_they_were),
		contract_test(codes_and_patterns_come_back_as_they_were),
		contract_test(births_are_part_of_charts),
		contract_test(entities_whose_code_is_due),
		contract_test(a_put_replaces_by_id),
		contract_test(one_chart_for_each_entity),
		contract_test(one_entity_and_group_for_each_id),
		contract_test(lists_are_filtered_ordered_and_paged),
		contract_test(a_page_begins_behind_any_key),
		contract_test(the_largest_batches_and_pages),
		contract_test(members_follow_their_entity),
		contract_test(groups_are_kept_listed_and_removed),
		contract_test(a_group_goes_without_its_members),
		contract_test(empty_batches),
		contract_test(failed_reads_leave_outputs_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
