/* SPDX-License-Identifier: AGPL-3.0-only */
/* Building and checking a kernel, from Swiss's files to a file of our own. */
#include "build.h"

#include <stdio.h>
#include <string.h>
#include <swephexp.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/stream.h"
#include "fit.h"
#include "lens.h"
#include "pack.h"
#include "verify.h"

enum { CONTROL_COUNT = 256, CONTROL_SEED = 1 };

/* Between these Swiss has Chiron: outside its orbit is chaotic. Source: Swiss Ephemeris documentation, section 2.2.4. */
static const double chiron_from_jd = 1967601.5, chiron_to_jd = 3419437.5;

static const char *const class_labels[KC_CLASS_COUNT] = {
	"Sun, Mercury, Venus, Mars", "outer planets, asteroids", "Moon, node, Lilith, nutation", "Delta T"};

static enum orr_code range_check(const struct kc_options *options, struct orr_error *err)
{
	if (options->to_jd - options->from_jd < 300.0)
		return orr_fail_field(err, ORR_E_INVALID, "to",
				      "--to must be at least a year after --from: choose a longer range");
	if (options->from_jd < chiron_from_jd || options->to_jd > chiron_to_jd)
		return orr_fail_field(
			err, ORR_E_INVALID, "from",
			"Swiss Ephemeris has Chiron for the years 675 to 4650 only: choose a range within");
	return ORR_OK;
}

/* What never changes: mean points have no latitude or a fixed distance. Their constancy is part of what the verification shows. */
static enum orr_code constants_find(struct kc_extra *out, const struct kc_swiss *swiss, double jd,
				    struct orr_error *err)
{
	double node[6], lilith[6];
	enum orr_code code = kc_swiss_calc(swiss, ORR_MEAN_NODE, jd, SEFLG_NONUT, node, err);
	if (code == ORR_OK)
		code = kc_swiss_calc(swiss, ORR_MEAN_LILITH, jd, SEFLG_NONUT, lilith, err);
	if (code != ORR_OK)
		return code;
	out->constant[ORR_Q_DIST + ORR_MEAN_NODE] = node[2];
	out->constant[ORR_Q_DIST + ORR_MEAN_LILITH] = lilith[2];
	return ORR_OK;
}

static enum orr_code fits_make(struct kc_file *out, const struct kc_plan *plan, const struct kc_extra *extra,
			       const struct kc_shop *shop, struct orr_error *err)
{
	struct kc_fit fit[KC_CLASS_COUNT] = {{NULL, NULL}};
	enum orr_code code = ORR_OK;
	for (size_t i = 0; i < KC_CLASS_COUNT && code == ORR_OK; i++)
		code = kc_fit_class(&fit[i], &plan->class[i], shop, class_labels[i], err);
	if (code == ORR_OK)
		code = kc_pack(out, plan, fit, extra, err);
	for (size_t i = 0; i < KC_CLASS_COUNT; i++)
		kc_fit_done(&fit[i]);
	return code;
}

static enum orr_code file_make(struct kc_file *out, const struct kc_options *options,
			       const struct kc_shop *shop, struct orr_error *err)
{
	struct kc_extra extra = {.control_count = CONTROL_COUNT};
	struct kc_plan plan;
	kc_swiss_fresh(shop->swiss);
	enum orr_code code = kc_lens_measure(&extra, shop->swiss, err);
	if (code == ORR_OK)
		code = constants_find(&extra, shop->swiss, options->from_jd, err);
	if (code == ORR_OK)
		code = kc_plan_make(&plan, shop->swiss, options->from_jd, options->to_jd, err);
	kc_swiss_close();
	if (code != ORR_OK)
		return code;
	code = fits_make(out, &plan, &extra, shop, err);
	kc_plan_done(&plan);
	return code;
}

static void header_note(struct orr_kernel_header *header, const struct kc_findings *findings)
{
	header->verify_count = findings->count;
	header->verify_seed = findings->seed;
	memcpy(header->accuracy, findings->body, sizeof(header->accuracy));
	header->accuracy_nutation_arcsec = findings->rest.nutation_arcsec;
	header->accuracy_sidereal_arcsec = findings->rest.sidereal_arcsec;
	header->accuracy_delta_t_s = findings->rest.delta_t_s;
}

/* Control points and the accuracy go into the file itself. */
static enum orr_code file_verify(struct kc_file *file, const struct kc_options *options,
				 const struct kc_shop *shop, struct orr_error *err)
{
	struct orr_kernel kernel;
	if (orr_kernel_open(&kernel, file->header, file->size) != ORR_KERNEL_OK)
		return orr_fail(err, ORR_E_INTERNAL,
				"the kernel just built is refused: report this as an error");
	void *control = (unsigned char *)file->header + file->header->control_offset;
	enum orr_code code = kc_controls(control, CONTROL_COUNT, &kernel, shop, CONTROL_SEED, err);
	struct kc_findings findings;
	if (code == ORR_OK)
		code = kc_verify(&findings, &kernel, shop, options->verify_count, options->seed, err);
	if (code != ORR_OK)
		return code;
	header_note(file->header, &findings);
	kc_seal(file);
	if (!options->quiet)
		kc_findings_print(&findings);
	if (!kc_findings_good(&findings))
		return orr_fail(
			err, ORR_E_INTERNAL,
			"the kernel misses its goals and is not written: choose a range nearer to 1800-2200");
	return ORR_OK;
}

static enum orr_code file_write(const struct kc_file *file, const char *path, struct orr_error *err)
{
	struct orr_writer *writer;
	enum orr_code code = orr_writer_open(&writer, path, err);
	if (code != ORR_OK)
		return code;
	code = orr_writer_write(writer, file->header, file->size, err);
	if (code != ORR_OK) {
		orr_writer_abandon(writer);
		return code;
	}
	return orr_writer_commit(writer, err);
}

static enum orr_code shop_open(struct kc_shop *out, const struct kc_swiss *swiss,
			       const struct kc_options *options, struct orr_error *err)
{
	*out = (struct kc_shop){.swiss = swiss, .progress = !options->quiet && isatty(STDERR_FILENO)};
	return orr_pool_open(&out->pool, options->threads, err);
}

enum orr_code kc_build(const struct kc_options *options, struct orr_error *err)
{
	static struct kc_swiss swiss; /* 34 KB: too much for a stack */
	struct kc_shop shop;
	struct kc_file file = {NULL, NULL, 0};
	enum orr_code code = range_check(options, err);
	if (code == ORR_OK)
		code = kc_swiss_scan(&swiss, options->ephe, err);
	if (code == ORR_OK)
		code = shop_open(&shop, &swiss, options, err);
	if (code != ORR_OK)
		return code;
	code = file_make(&file, options, &shop, err);
	if (code == ORR_OK)
		code = file_verify(&file, options, &shop, err);
	if (code == ORR_OK)
		code = file_write(&file, options->out, err);
	if (code == ORR_OK && !options->quiet)
		printf("Wrote %s: %.1f MB, id %s\n", options->out, (double)file.size / 1e6, file.header->id);
	kc_file_done(&file);
	orr_pool_close(shop.pool);
	return code;
}

static enum orr_code kernel_map(struct orr_map *out_map, struct orr_kernel *out, const char *path,
				struct orr_error *err)
{
	enum orr_code code = orr_map_open(out_map, path, err);
	if (code != ORR_OK)
		return code;
	if (orr_kernel_open(out, out_map->bytes, out_map->size) != ORR_KERNEL_OK) {
		orr_map_close(out_map);
		return orr_fail(err, ORR_E_INVALID,
				"%s is no kernel of this version: build it with orrery-kernelc --out %s",
				path, path);
	}
	size_t from, size;
	const unsigned char *digest;
	unsigned char found[ORR_HASH_BYTES];
	orr_kernel_digest_span(out, &from, &size, &digest);
	orr_hash(out_map->bytes + from, size, found);
	if (memcmp(found, digest, sizeof(found)) == 0)
		return ORR_OK;
	orr_map_close(out_map);
	return orr_fail(err, ORR_E_CORRUPT, "%s is damaged: build it again with orrery-kernelc --out %s",
			path, path);
}

enum orr_code kc_check(const struct kc_options *options, struct orr_error *err)
{
	static struct kc_swiss swiss; /* 34 KB: too much for a stack */
	struct kc_shop shop;
	struct orr_map map;
	struct orr_kernel kernel;
	struct kc_findings findings;
	enum orr_code code = kernel_map(&map, &kernel, options->check, err);
	if (code != ORR_OK)
		return code;
	code = kc_swiss_scan(&swiss, options->ephe, err);
	if (code == ORR_OK)
		code = shop_open(&shop, &swiss, options, err);
	if (code == ORR_OK) {
		code = kc_verify(&findings, &kernel, &shop, options->verify_count, options->seed, err);
		orr_pool_close(shop.pool);
	}
	if (code == ORR_OK) {
		if (!options->quiet)
			kc_findings_print(&findings);
		if (!kc_findings_good(&findings))
			code = orr_fail(err, ORR_E_PARTIAL,
					"%s misses a goal: build it again with orrery-kernelc --out %s",
					options->check, options->check);
	}
	orr_map_close(&map);
	return code;
}
