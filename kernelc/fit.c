/* SPDX-License-Identifier: AGPL-3.0-only */
/* Least-squares Chebyshev fits. */
#include "fit.h"

#include <math.h>
#include <string.h>
#include <swephexp.h>

#include "base/memory.h"
#include "core/constants.h"

enum { NODE_MAX = 64, CHUNK_PIECES = 64 };

/* The shortest half width that a piece's polynomials are written for: shorter ones would cost digits of the speed. */
static const double half_min_d = 1.0;

/* Samples of one piece at the Chebyshev points of `nodes` points, and what is made of them. */
struct workshop {
	size_t nodes, terms, lanes;
	double half_d, center_d;
	double value[NODE_MAX][ORR_KERNEL_LANE_MAX];
	double coef[ORR_KERNEL_ROW_MAX][ORR_KERNEL_LANE_MAX];
};

struct job {
	const struct kc_class *class;
	const struct kc_swiss *swiss;
	struct kc_fit *fit;
};

static int is_longitude(int32_t quantity)
{
	return quantity >= ORR_Q_LON && quantity < ORR_Q_LAT;
}

/* One sample of all lanes: each body is asked once. */
static enum orr_code sample(const struct kc_class *class, const struct kc_swiss *swiss, double jd,
			    double out[ORR_KERNEL_LANE_MAX], struct orr_error *err)
{
	double x[6] = {0.0}, nutation[3] = {0.0};
	int asked = -1, nutated = 0;
	enum orr_code code = ORR_OK;
	memset(out, 0, ORR_KERNEL_LANE_MAX * sizeof(out[0]));
	for (size_t lane = 0; lane < class->lane_count && code == ORR_OK; lane++) {
		const int32_t quantity = class->quantity[lane];
		if (quantity < 0)
			continue;
		const int body = kc_quantity_body(quantity);
		if (body >= 0) {
			if (asked != body)
				code = kc_swiss_smooth(swiss, body, jd, x, err);
			asked = body;
			out[lane] = x[quantity / ORR_BODY_COUNT];
		} else if (quantity == ORR_Q_DELTA_T) {
			out[lane] = kc_swiss_delta_t_s(jd);
		} else if (quantity == ORR_Q_SIDEREAL_EXCESS) {
			code = kc_swiss_sidereal_excess(swiss, jd, 0, &out[lane], err);
		} else {
			if (!nutated)
				code = kc_swiss_nutation(swiss, jd, nutation, err);
			nutated = 1;
			out[lane] = nutation[quantity - ORR_Q_NUTATION_LON];
		}
	}
	return code;
}

static double node_at(const struct workshop *shop, size_t node)
{
	return cos(ORR_PI * ((double)node + 0.5) / (double)shop->nodes);
}

/* Discrete Chebyshev transform: least squares when there are fewer terms than nodes. */
static void transform(struct workshop *shop)
{
	for (size_t term = 0; term < shop->terms; term++) {
		double sum[ORR_KERNEL_LANE_MAX] = {0.0};
		for (size_t node = 0; node < shop->nodes; node++) {
			const double weight =
				cos(ORR_PI * (double)term * ((double)node + 0.5) / (double)shop->nodes);
			for (size_t lane = 0; lane < shop->lanes; lane++)
				sum[lane] += weight * shop->value[node][lane];
		}
		const double norm = (term == 0 ? 1.0 : 2.0) / (double)shop->nodes;
		for (size_t lane = 0; lane < shop->lanes; lane++)
			shop->coef[term][lane] = norm * sum[lane];
	}
}

/*
 * Swiss takes a Julian date in one double, coarser than the Moon deserves: move each sample from the date that Swiss was given
 * to the node itself, along the slope of the first fit.
 */
static void move_to_nodes(struct workshop *shop, const double late_d[NODE_MAX])
{
	for (size_t node = 0; node < shop->nodes; node++) {
		const double angle = ORR_PI * ((double)node + 0.5) / (double)shop->nodes;
		for (size_t term = 1; term < shop->terms; term++) {
			const double slope =
				(double)term * sin((double)term * angle) / sin(angle) / shop->half_d;
			for (size_t lane = 0; lane < shop->lanes; lane++)
				shop->value[node][lane] -= shop->coef[term][lane] * slope * late_d[node];
		}
	}
}

/* Clenshaw's sum at any x. */
static double sum_at(const struct workshop *shop, size_t lane, double x)
{
	double b1 = 0.0, b2 = 0.0;
	for (size_t term = shop->terms; term-- > 1;) {
		const double b = 2.0 * x * b1 - b2 + shop->coef[term][lane];
		b2 = b1;
		b1 = b;
	}
	return x * b1 - b2 + shop->coef[0][lane];
}

/* Put the fit's own values in place of the samples at `bad` nodes until they carry no weight. */
static void replace(struct workshop *shop, const size_t bad[], size_t bad_count, const size_t lane[],
		    size_t lane_count)
{
	for (int round = 0; round < 40; round++) {
		for (size_t i = 0; i < bad_count; i++)
			for (size_t k = 0; k < lane_count; k++)
				shop->value[bad[i]][lane[k]] = sum_at(shop, lane[k], node_at(shop, bad[i]));
		transform(shop);
	}
}

/*
 * Swiss's true Lilith is a smooth curve but for minutes around the Moon's perigee and apogee, where its arc cosine of nearly 1 leaves
 * up to 0.03" of noise. A sample taken there must not bend the fit.
 */
static void heal_lilith(struct workshop *shop, const struct kc_class *class)
{
	const double limit_deg = 1e-4 / 3600.0; /* the noise elsewhere is below a half of it */
	size_t lane[3], lane_count = 0, bad[3], bad_count = 0;
	for (size_t i = 0; i < class->lane_count; i++)
		if (class->quantity[i] >= 0 && kc_quantity_body(class->quantity[i]) == ORR_TRUE_LILITH)
			lane[lane_count++] = i;
	while (lane_count > 0 && bad_count < 3) {
		double worst = limit_deg;
		size_t at = shop->nodes;
		for (size_t node = 0; node < shop->nodes; node++) {
			const double off =
				fabs(shop->value[node][lane[0]] - sum_at(shop, lane[0], node_at(shop, node)));
			if (off > worst) {
				worst = off;
				at = node;
			}
		}
		if (at == shop->nodes)
			return;
		bad[bad_count++] = at;
		replace(shop, bad, bad_count, lane, lane_count);
	}
}

/* The same polynomials written for a wider interval. */
static void widen(struct workshop *shop, double half_d)
{
	const double ratio = half_d / shop->half_d;
	shop->nodes = shop->terms;
	for (size_t node = 0; node < shop->nodes; node++)
		for (size_t lane = 0; lane < shop->lanes; lane++)
			shop->value[node][lane] = sum_at(shop, lane, node_at(shop, node) * ratio);
	transform(shop);
	shop->half_d = half_d;
}

/* Terms for a piece: short ones need few, and more would only magnify noise in the speed. */
static size_t terms_for(const struct kc_class *class, double length_d)
{
	const size_t most = class->row_count - 1;
	const double day = length_d / class->span_d; /* in units of the longest piece */
	size_t terms = 8 + (size_t)((double)most * day * 1.2);
	if (length_d < 2.0)
		terms = length_d < 0.002  ? 2
			: length_d < 0.02 ? 3
			: length_d < 0.1  ? 4
			: length_d < 0.6  ? 6
					  : 8;
	return terms < most ? terms : most;
}

static enum orr_code piece_fit(const struct job *job, struct workshop *shop, size_t index,
			       struct orr_error *err)
{
	const struct kc_class *class = job->class;
	const double start_d = class->start_jd[index] - ORR_KERNEL_EPOCH_JD;
	const double end_d = class->start_jd[index + 1] - ORR_KERNEL_EPOCH_JD;
	shop->half_d = (end_d - start_d) / 2.0;
	shop->center_d = start_d + shop->half_d;
	shop->lanes = class->lane_count;
	shop->terms = terms_for(class, end_d - start_d);
	shop->nodes = 2 * shop->terms + 2;
	double late_d[NODE_MAX] = {0.0};
	for (size_t node = 0; node < shop->nodes; node++) {
		const double exact_d = shop->center_d + shop->half_d * node_at(shop, node);
		const double jd = ORR_KERNEL_EPOCH_JD + exact_d;
		late_d[node] = (jd - ORR_KERNEL_EPOCH_JD) - exact_d;
		const enum orr_code code = sample(class, job->swiss, jd, shop->value[node], err);
		if (code != ORR_OK)
			return code;
		for (size_t lane = 0; node > 0 && lane < class->lane_count; lane++)
			if (is_longitude(class->quantity[lane]))
				shop->value[node][lane] =
					shop->value[node - 1][lane] +
					remainder(shop->value[node][lane] - shop->value[node - 1][lane],
						  360.0);
	}
	transform(shop);
	move_to_nodes(shop, late_d);
	transform(shop);
	heal_lilith(shop, class);
	if (shop->half_d < half_min_d)
		widen(shop, half_min_d);
	return ORR_OK;
}

static void piece_store(const struct job *job, const struct workshop *shop, size_t index)
{
	const struct kc_class *class = job->class;
	job->fit->piece[index] = (struct orr_kernel_piece){class->start_jd[index] - ORR_KERNEL_EPOCH_JD,
							   shop->center_d, 1.0 / shop->half_d};
	double *coef = job->fit->coef + index * class->row_count * class->lane_count;
	memset(coef, 0, class->row_count * class->lane_count * sizeof(double));
	for (size_t term = 0; term < shop->terms; term++)
		for (size_t lane = 0; lane < class->lane_count; lane++) {
			double value = shop->coef[term][lane];
			if (term == 0 && is_longitude(class->quantity[lane]))
				value = remainder(value, 360.0);
			coef[(term == 0 ? 0 : term + 1) * class->lane_count + lane] = value;
		}
}

static enum orr_code chunk_fit(void *context, size_t chunk, struct orr_error *err)
{
	const struct job *job = context;
	struct workshop *shop = orr_calloc(1, sizeof(*shop));
	if (shop == NULL)
		return orr_fail(err, ORR_E_UNAVAILABLE, "no memory for the fit: close other programs");
	enum orr_code code = ORR_OK;
	const size_t first = chunk * CHUNK_PIECES;
	for (size_t i = first; i < first + CHUNK_PIECES && i < job->class->piece_count; i++) {
		code = piece_fit(job, shop, i, err);
		if (code != ORR_OK)
			break;
		piece_store(job, shop, i);
	}
	orr_free(shop);
	return code;
}

enum orr_code kc_fit_class(struct kc_fit *out, const struct kc_class *class, const struct kc_shop *shop,
			   const char *label, struct orr_error *err)
{
	struct kc_fit fit = {
		.piece = orr_calloc(class->piece_count + 1, sizeof(struct orr_kernel_piece)),
		.coef = orr_calloc(class->piece_count * class->row_count, class->lane_count * sizeof(double)),
	};
	struct job job = {class, shop->swiss, &fit};
	if (fit.piece == NULL || fit.coef == NULL) {
		kc_fit_done(&fit);
		return orr_fail(err, ORR_E_UNAVAILABLE, "no memory for the fit: choose a shorter range");
	}
	const enum orr_code code = kc_work(
		shop, label, (class->piece_count + CHUNK_PIECES - 1) / CHUNK_PIECES, chunk_fit, &job, err);
	if (code != ORR_OK) {
		kc_fit_done(&fit);
		return code;
	}
	fit.piece[class->piece_count] = (struct orr_kernel_piece){
		class->start_jd[class->piece_count] - ORR_KERNEL_EPOCH_JD, 0.0, 0.0};
	*out = fit;
	return ORR_OK;
}

void kc_fit_done(struct kc_fit *fit)
{
	orr_free(fit->piece);
	orr_free(fit->coef);
	*fit = (struct kc_fit){NULL, NULL};
}
