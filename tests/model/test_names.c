/* SPDX-License-Identifier: Apache-2.0 */
/* The words of the documents: complete, distinct, and in step with the core's own. */
#include "test.h"

#include <string.h>

#include "core/aspect.h"
#include "core/ayanamsa.h"
#include "core/dignity.h"
#include "core/houses.h"
#include "core/pattern.h"
#include "core/zodiac.h"
#include "model/birth.h"
#include "model/names.h"

static const struct {
	const char *label;
	const char *const *names;
	int count;
	const char *first, *last; /* as in the conventions */
} lists[] = {
	{"entity type", orr_entity_type_names, ORR_ENTITY_TYPE_COUNT, "employee", "company"},
	{"calendar", orr_calendar_names, 2, "gregorian", "julian"},
	{"fold", orr_fold_names, 2, "earlier", "later"},
	{"sign", orr_sign_names, ORR_SIGN_COUNT, "Aries", "Pisces"},
	{"element", orr_element_names, ORR_ELEMENT_COUNT, "Fire", "Water"},
	{"quality", orr_quality_names, ORR_QUALITY_COUNT, "Cardinal", "Mutable"},
	{"body", orr_body_names, ORR_BODY_COUNT, "Sun", "Vesta"},
	{"aspect point", orr_aspect_point_names, ORR_POINT_COUNT, "Sun", "Midheaven"},
	{"lot", orr_lot_names, 8, "Ascendant", "Polar Ascendant"},
	{"dignity", orr_dignity_names, ORR_DIGNITY_COUNT - 1, "domicile", "fall"},
	{"aspect", orr_aspect_names, ORR_ASPECT_KIND_COUNT, "conjunction", "biquintile"},
	{"strength", orr_strength_names, 2, "major", "minor"},
	{"pattern", orr_pattern_names, ORR_PATTERN_KIND_COUNT, "stellium", "mystic_rectangle"},
	{"moon phase", orr_moon_phase_names, ORR_MOON_PHASE_COUNT, "New Moon", "Balsamic"},
	{"house system", orr_house_system_names, ORR_HOUSE_SYSTEM_COUNT, "placidus", NULL},
	{"zodiac", orr_zodiac_names, ORR_AYANAMSA_COUNT, "tropical", "galactic_equator_mula"},
	{"yes", orr_yes_names, 2, "no", "yes"},
	{"status", orr_status_names, 2, "active", "archived"},
};

static void every_list_is_complete_and_distinct(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		for (int k = 0; k < lists[i].count; k++) {
			if (lists[i].names[k] == NULL)
				fail_msg("%s: name %d is missing", lists[i].label, k);
			assert_int_equal(orr_name_index(lists[i].names, lists[i].names[k]), k);
		}
		assert_null(lists[i].names[lists[i].count]);
		assert_string_equal(lists[i].names[0], lists[i].first);
		if (lists[i].last != NULL)
			assert_string_equal(lists[i].names[lists[i].count - 1], lists[i].last);
	}
}

static void an_unknown_name_has_no_index(void **state)
{
	(void)state;
	assert_int_equal(orr_name_index(orr_sign_names, "aries"), -1);
	assert_int_equal(orr_name_index(orr_sign_names, ""), -1);
}

static void house_systems_agree_with_the_core(void **state)
{
	(void)state;
	for (int i = 0; i < ORR_HOUSE_SYSTEM_COUNT; i++) {
		assert_string_equal(orr_house_system_names[i],
				    orr_house_system_name((enum orr_house_system)i));
		assert_int_equal(orr_house_system_find(orr_house_system_names[i]), i);
	}
}

static void zodiacs_agree_with_the_core(void **state)
{
	(void)state;
	for (int i = 0; i < ORR_AYANAMSA_COUNT; i++) {
		assert_int_equal(orr_ayanamsa_find(orr_zodiac_names[i]), i);
		assert_true(strlen(orr_zodiac_sources[i]) > 5);
	}
	assert_null(orr_zodiac_sources[ORR_AYANAMSA_COUNT]);
}

static void aspect_points_go_on_after_the_bodies(void **state)
{
	(void)state;
	for (int i = 0; i < ORR_BODY_COUNT; i++)
		assert_string_equal(orr_aspect_point_names[i], orr_body_names[i]);
	assert_string_equal(orr_aspect_point_names[ORR_POINT_ASCENDANT], "Ascendant");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_list_is_complete_and_distinct),
		cmocka_unit_test(an_unknown_name_has_no_index),
		cmocka_unit_test(house_systems_agree_with_the_core),
		cmocka_unit_test(zodiacs_agree_with_the_core),
		cmocka_unit_test(aspect_points_go_on_after_the_bodies),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
