/* SPDX-License-Identifier: Apache-2.0 */
/* The memory adapter as a provider of the contract tests. */
#include "adapters/memory/memory.h"
#include "contract.h"

static struct orr_memory_place *places[CONTRACT_PLACE_COUNT];

static void set_up(void)
{
	for (int i = 0; i < CONTRACT_PLACE_COUNT; i++)
		assert_ok(orr_memory_place_make(&places[i], &contract_err));
}

static void tear_down(void)
{
	for (int i = 0; i < CONTRACT_PLACE_COUNT; i++)
		orr_memory_place_free(places[i]);
}

static enum orr_code open_store(int place, struct orr_store *out, struct orr_error *err)
{
	return orr_memory_open(places[place], out, err);
}

static enum orr_code open_schema(int place, struct orr_schema **out, struct orr_error *err)
{
	static const struct orr_migration known[] = {
		{"001", "initial schema", "schema", "make charts\n", "drop charts\n"}};
	return orr_memory_schema_open(places[place], 1, known, out, err);
}

const struct contract_provider contract_provider = {.set_up = set_up,
						    .tear_down = tear_down,
						    .open = open_store,
						    .schema_open = open_schema,
						    .make = "make thing\n",
						    .drop = "drop thing\n",
						    .make_and_fail = "make thing\nnonsense\n"};
