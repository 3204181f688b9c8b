/* SPDX-License-Identifier: Apache-2.0 */
/* Files that are no good kernels: each is refused with the right word, and none can make an evaluation misbehave. */
#include "test.h"

#include <stdbool.h>
#include <string.h>

#include "core/kernel.h"
#include "kernel_bytes.h"

static _Alignas(64) struct small_kernel good, changed;

static enum orr_kernel_status open_changed(size_t size)
{
	struct orr_kernel view = {NULL, NULL, 0};
	enum orr_kernel_status status = orr_kernel_open(&view, &changed, size);

	if (status != ORR_KERNEL_OK)
		assert_null(view.header);
	return status;
}

static int set_up(void **state)
{
	(void)state;
	small_kernel_fill(&good);
	memcpy(&changed, &good, sizeof(good));
	return open_changed(sizeof(good)) == ORR_KERNEL_OK ? 0 : -1;
}

/* Every length but the right one. */
static void test_truncated(void **state)
{
	(void)state;
	memcpy(&changed, &good, sizeof(good));
	for (size_t size = 0; size < sizeof(good); size++) {
		enum orr_kernel_status status = open_changed(size);
		assert_int_equal(status, size < sizeof(good.header.magic) ? ORR_KERNEL_FOREIGN
									  : ORR_KERNEL_TRUNCATED);
	}
	changed.header.file_bytes -= 64;
	assert_int_equal(open_changed(sizeof(good)), ORR_KERNEL_TRUNCATED);
}

static void test_other_files(void **state)
{
	(void)state;
	memcpy(&changed, &good, sizeof(good));
	changed.header.magic[0] = 'o';
	assert_int_equal(open_changed(sizeof(good)), ORR_KERNEL_FOREIGN);
	memcpy(&changed, &good, sizeof(good));
	changed.header.endian = 0x04030201;
	assert_int_equal(open_changed(sizeof(good)), ORR_KERNEL_FOREIGN);
	memcpy(&changed, &good, sizeof(good));
	changed.header.version = ORR_KERNEL_VERSION - 1;
	assert_int_equal(open_changed(sizeof(good)), ORR_KERNEL_OLD);
	changed.header.version = ORR_KERNEL_VERSION + 1;
	assert_int_equal(open_changed(sizeof(good)), ORR_KERNEL_NEW);
	/* Another version may have another size of header. */
	assert_int_equal(open_changed(200), ORR_KERNEL_NEW);
}

/* One thing wrong each. */
#define WRONG(name, change)                      \
	static void name(struct small_kernel *k) \
	{                                        \
		change;                          \
	}

WRONG(header_size, k->header.header_bytes += 64)
WRONG(body_count, k->header.body_count++)
WRONG(quantity_count, k->header.quantity_count--)
WRONG(no_class, k->header.class_count = 0)
WRONG(many_classes, k->header.class_count = ORR_KERNEL_CLASS_MAX + 1)
WRONG(id_digit, k->header.id[3] ^= 1)
WRONG(id_case, memcpy(k->header.id, "0B", 2))
WRONG(id_end, k->header.id[33] = 'x')
WRONG(digest, k->header.digest[0] ^= 16)
WRONG(program, memset(k->header.program, 'x', sizeof(k->header.program)))
WRONG(source, memset(k->header.source, 'x', sizeof(k->header.source)))
WRONG(from_nan, k->header.from_jd_tt = (double)NAN)
WRONG(from_low, k->header.from_jd_tt = -1e9)
WRONG(to_high, k->header.to_jd_tt = 1e9)
WRONG(to_before_from, k->header.to_jd_tt = k->header.from_jd_tt)
WRONG(constant, k->header.constant[5] = (double)INFINITY)
WRONG(profile_few, k->header.profile_count = 1)
WRONG(profile_many, k->header.profile_count = ORR_KERNEL_PROFILE_MAX + 1)
WRONG(profile_place, k->header.profile_offset = UINT64_MAX - 63)
WRONG(profile_nan, k->profile[1] = (double)NAN)
WRONG(strength_large, k->header.deflection_rad_au = 1)
WRONG(strength_negative, k->header.deflection_rad_au = -1e-9)
WRONG(radius_zero, k->header.solar_radius_au = 0)
WRONG(radius_large, k->header.solar_radius_au = 1)
WRONG(control_count, k->header.control_count = ORR_KERNEL_CONTROL_MAX + 1)
WRONG(control_far, k->header.control_count = 60000)
WRONG(control_place, k->header.control_offset = 0)
WRONG(few_rows, k->header.class[0].row_count = 2)
WRONG(many_rows, k->header.class[0].row_count = ORR_KERNEL_ROW_MAX + 1)
WRONG(no_lanes, k->header.class[0].lane_count = 0)
WRONG(odd_lanes, k->header.class[0].lane_count = 7)
WRONG(many_lanes, k->header.class[0].lane_count = ORR_KERNEL_LANE_MAX + 8)
WRONG(no_pieces, k->header.class[0].piece_count = 0)
WRONG(many_pieces, k->header.class[0].piece_count = UINT32_MAX)
WRONG(no_slots, k->header.class[0].slot_count = 0)
WRONG(many_slots, k->header.class[0].slot_count = UINT32_MAX)
WRONG(slot_rate_nan, k->header.class[0].slots_per_d = (double)NAN)
WRONG(slot_rate_zero, k->header.class[0].slots_per_d = 0)
WRONG(slot_rate_large, k->header.class[0].slots_per_d = 1e7)
WRONG(pieces_place, k->header.class[0].piece_offset += 8)
WRONG(pieces_outside, k->header.class[0].piece_offset = k->header.file_bytes)
WRONG(slots_in_header, k->header.class[0].slot_offset = 64)
WRONG(scales_outside, k->header.class[0].scale_offset = k->header.file_bytes - 64)
WRONG(coefs_outside, k->header.class[1].coef_offset += 64)
WRONG(coefs_beyond, k->header.class[1].coef_offset = k->header.file_bytes + 64)
WRONG(piece_order, k->class[0].piece[1].start_d = k->class[0].piece[2].start_d)
WRONG(piece_nan, k->class[0].piece[1].start_d = (double)NAN)
WRONG(piece_center, k->class[0].piece[1].center_d = 1e9)
WRONG(piece_half, k->class[0].piece[1].per_half = 0)
WRONG(piece_half_large, k->class[0].piece[1].per_half = 1e7)
WRONG(piece_late, k->class[0].piece[0].start_d = 0.5)
WRONG(piece_very_early, k->class[0].piece[0].start_d = -1e9)
WRONG(piece_short, k->class[0].piece[SMALL_PIECES].start_d = 29.9)
WRONG(piece_very_late, k->class[0].piece[SMALL_PIECES].start_d = 1e9)
WRONG(slot_beyond, k->class[0].slot[3] = SMALL_PIECES)
WRONG(slot_back, k->class[0].slot[3] = 0)
WRONG(scale_nan, k->class[0].scale[17] = (double)NAN)
WRONG(lane_twice, k->header.class[0].quantity[2] = k->header.class[0].quantity[0])
WRONG(lane_negative, k->header.class[0].quantity[2] = -2)
WRONG(lane_large, k->header.class[0].quantity[2] = ORR_Q_COUNT)
WRONG(clock_among_sky, k->header.class[0].quantity[2] = ORR_Q_DELTA_T)
WRONG(clock_missing, k->header.class[1].quantity[0] = ORR_Q_LON + ORR_VESTA)

static void test_one_thing_wrong(void **state)
{
	static void (*const wrongs[])(struct small_kernel *) = {
		header_size,     body_count,        quantity_count, no_class,        many_classes,
		id_digit,        id_case,           id_end,         digest,          program,
		source,          from_nan,          from_low,       to_high,         to_before_from,
		constant,        profile_few,       profile_many,   profile_place,   profile_nan,
		strength_large,  strength_negative, radius_zero,    radius_large,    control_count,
		control_far,     control_place,     few_rows,       many_rows,       no_lanes,
		odd_lanes,       many_lanes,        no_pieces,      many_pieces,     no_slots,
		many_slots,      slot_rate_nan,     slot_rate_zero, slot_rate_large, pieces_place,
		pieces_outside,  slots_in_header,   scales_outside, coefs_outside,   coefs_beyond,
		piece_order,     piece_nan,         piece_center,   piece_half,      piece_half_large,
		piece_late,      piece_very_early,  piece_short,    piece_very_late, slot_beyond,
		slot_back,       scale_nan,         lane_twice,     lane_negative,   lane_large,
		clock_among_sky, clock_missing,
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrongs) / sizeof(wrongs[0]); i++) {
		memcpy(&changed, &good, sizeof(good));
		wrongs[i](&changed);
		if (open_changed(sizeof(changed)) != ORR_KERNEL_CORRUPT)
			print_error("row %zu is not refused as corrupt\n", i);
		assert_int_equal(open_changed(sizeof(changed)), ORR_KERNEL_CORRUPT);
	}
}

/* Evaluate all over the range: what comes out of a damaged file may be wrong, the evaluation itself may not go wrong. */
static void evaluate(void)
{
	struct orr_kernel view;
	double from, to;

	if (orr_kernel_open(&view, &changed, sizeof(changed)) != ORR_KERNEL_OK)
		return;
	orr_kernel_range(&view, &from, &to);
	for (int i = 0; i <= 4; i++) {
		double jd = from + (to - from) * i / 4, delta_t_s;
		struct orr_tt tt = {jd, 0};
		struct orr_sky sky;
		size_t bad;
		if (orr_kernel_eval(&view, 1, &tt, &sky, &bad) == ORR_KERNEL_OK)
			assert_int_equal(orr_kernel_delta_t_s(&view, 1, &jd, &delta_t_s, &bad),
					 ORR_KERNEL_OK);
	}
}

/* Run under the sanitizers this is the proof. */
static void test_every_byte_changed(void **state)
{
	static const unsigned char flips[] = {0x01, 0x40, 0x80, 0xff};

	(void)state;
	memcpy(&changed, &good, sizeof(good));
	unsigned char *bytes = (unsigned char *)&changed;
	for (size_t at = 0; at < sizeof(changed); at++)
		for (size_t flip = 0; flip < sizeof(flips); flip++) {
			bytes[at] ^= flips[flip];
			evaluate();
			bytes[at] ^= flips[flip];
		}
	assert_memory_equal(&changed, &good, sizeof(good));
}

/* Eight bytes at a time become what numbers do not like. */
static void test_every_word_replaced(void **state)
{
	static const uint64_t words[] = {0,
					 UINT64_MAX,
					 UINT64_C(0x7ff0000000000000),
					 UINT64_C(0x7ff8000000000000),
					 UINT64_C(0x7fefffffffffffff),
					 UINT64_C(0x8000000000000000),
					 UINT64_C(0x7fffffff7fffffff),
					 64};

	(void)state;
	unsigned char *bytes = (unsigned char *)&changed;
	for (size_t at = 0; at + 8 <= sizeof(changed); at += 4)
		for (size_t word = 0; word < sizeof(words) / sizeof(words[0]); word++) {
			memcpy(&changed, &good, sizeof(good));
			memcpy(bytes + at, &words[word], 8);
			evaluate();
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_truncated),           cmocka_unit_test(test_other_files),
		cmocka_unit_test(test_one_thing_wrong),     cmocka_unit_test(test_every_byte_changed),
		cmocka_unit_test(test_every_word_replaced),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
