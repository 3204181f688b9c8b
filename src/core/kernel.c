/* SPDX-License-Identifier: Apache-2.0 */
/* Evaluation of an ephemeris kernel. */
#include "core/kernel.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "core/angle.h"
#include "core/deflection.h"
#include "core/kernel_format.h"
#include "core/trig.h"

/* All quantities of one instant and their rates per day. */
struct state {
	double value[ORR_Q_COUNT], rate[ORR_Q_COUNT];
};

static const void *at_offset(const struct orr_kernel *kernel, uint64_t offset)
{
	return kernel->bytes + offset;
}

static size_t piece_find(const struct orr_kernel *kernel, const struct orr_kernel_class *class, double t_d)
{
	const struct orr_kernel_piece *piece = at_offset(kernel, class->piece_offset);
	const uint32_t *slot = at_offset(kernel, class->slot_offset);
	const double where = (t_d - piece[0].start_d) * class->slots_per_d;
	size_t index = 0;
	if (where > 0.0)
		index = where < (double)class->slot_count ? (size_t)where : class->slot_count - 1;
	size_t found = slot[index];
	while (found + 1 < class->piece_count && t_d >= piece[found + 1].start_d)
		found++;
	while (found > 0 && t_d < piece[found].start_d)
		found--;
	return found;
}

/* Basis of a class's rows at x, and its derivative by the day. */
static void basis_at(double x, double per_half, size_t row_count, double value[], double rate[])
{
	value[0] = value[1] = 1.0;
	rate[0] = rate[1] = 0.0;
	value[2] = x;
	rate[2] = per_half;
	double before = 1.0, before_rate = 0.0;
	for (size_t row = 3; row < row_count; row++) {
		value[row] = 2.0 * x * value[row - 1] - before;
		rate[row] = 2.0 * (per_half * value[row - 1] + x * rate[row - 1]) - before_rate;
		before = value[row - 1];
		before_rate = rate[row - 1];
	}
}

/* Sums of eight neighbouring lanes, from the highest row down: the loop over lanes is the one that compilers make vectors of. */
static void block_sum(const int32_t *coef, const double *scale, size_t row_count,
		      const double basis[2][ORR_KERNEL_ROW_MAX], double out[2][ORR_KERNEL_LANE_BLOCK])
{
	double value[ORR_KERNEL_LANE_BLOCK] = {0.0}, rate[ORR_KERNEL_LANE_BLOCK] = {0.0};
	for (size_t row = row_count; row-- > 0;) {
		const double t = basis[0][row], d = basis[1][row];
		for (size_t lane = 0; lane < ORR_KERNEL_LANE_BLOCK; lane++) {
			const double a = scale[lane] * (double)coef[lane];
			value[lane] += t * a;
			rate[lane] += d * a;
		}
		coef += ORR_KERNEL_LANE_BLOCK;
		scale += ORR_KERNEL_LANE_BLOCK;
	}
	memcpy(out[0], value, sizeof(value));
	memcpy(out[1], rate, sizeof(rate));
}

/* Coefficients of a piece. */
static const int32_t *piece_coef(const struct orr_kernel *kernel, const struct orr_kernel_class *class,
				 size_t found)
{
	const int32_t *coef = at_offset(kernel, class->coef_offset);
	return coef + found * class->row_count * class->lane_count;
}

/* Call a piece's coefficients into the cache: those of all classes come together, not one after another when they are summed. */
static void piece_fetch(const struct orr_kernel *kernel, const struct orr_kernel_class *class, size_t found)
{
	enum { LINE_CELLS = 64 / sizeof(int32_t) };
	const int32_t *coef = piece_coef(kernel, class, found);
	for (size_t cell = 0; cell < (size_t) class->row_count * class->lane_count; cell += LINE_CELLS)
		__builtin_prefetch(coef + cell);
}

static void class_eval(const struct orr_kernel *kernel, const struct orr_kernel_class *class, size_t found,
		       double t_d, struct state *out)
{
	const struct orr_kernel_piece *piece = at_offset(kernel, class->piece_offset);
	double basis[2][ORR_KERNEL_ROW_MAX];
	basis_at((t_d - piece[found].center_d) * piece[found].per_half, piece[found].per_half,
		 class->row_count, basis[0], basis[1]);
	const size_t block_cells = (size_t) class->row_count * ORR_KERNEL_LANE_BLOCK;
	const int32_t *coef = piece_coef(kernel, class, found);
	const double *scale = at_offset(kernel, class->scale_offset);
	const int32_t *quantity = class->quantity;
	for (size_t lanes = 0; lanes < class->lane_count; lanes += ORR_KERNEL_LANE_BLOCK) {
		double sum[2][ORR_KERNEL_LANE_BLOCK];
		block_sum(coef, scale, class->row_count, basis, sum);
		for (size_t lane = 0; lane < ORR_KERNEL_LANE_BLOCK; lane++)
			if (quantity[lane] >= 0) {
				out->value[quantity[lane]] = sum[0][lane];
				out->rate[quantity[lane]] = sum[1][lane];
			}
		coef += block_cells;
		scale += block_cells;
		quantity += ORR_KERNEL_LANE_BLOCK;
	}
}

/* Delta T runs over another time scale than the sky, so it has a class of its own, the last. */
static uint32_t sky_class_count(const struct orr_kernel_header *header)
{
	return header->class_count - 1;
}

static struct orr_polar polar_of(const struct state *state, int body)
{
	return (struct orr_polar){
		.lon_deg = state->value[ORR_Q_LON + body],
		.lat_deg = state->value[ORR_Q_LAT + body],
		.dist_au = state->value[ORR_Q_DIST + body],
		.lon_deg_d = state->rate[ORR_Q_LON + body],
		.lat_deg_d = state->rate[ORR_Q_LAT + body],
		.dist_au_d = state->rate[ORR_Q_DIST + body],
	};
}

/* Swiss Ephemeris bends the light of planets and asteroids, not of the Moon; nodes and Liliths shine no light. */
static bool is_deflected(int body)
{
	return (body >= ORR_MERCURY && body <= ORR_PLUTO) || body >= ORR_CHIRON;
}

static void deflect_all(const struct orr_kernel_header *header, const double *fraction, struct state *state)
{
	const struct orr_lens lens = {header->deflection_rad_au, header->solar_radius_au, fraction,
				      header->profile_count};
	const struct orr_polar sun = polar_of(state, ORR_SUN);
	struct orr_polar place[ORR_BODY_COUNT];
	struct orr_deflection by[ORR_BODY_COUNT];
	int bent[ORR_BODY_COUNT];
	size_t count = 0;
	for (int body = 0; body < ORR_BODY_COUNT; body++)
		if (is_deflected(body)) {
			place[count] = polar_of(state, body);
			bent[count++] = body;
		}
	orr_deflect(&lens, &sun, count, place, by);
	for (size_t i = 0; i < count; i++) {
		state->value[ORR_Q_LON + bent[i]] += by[i].lon_deg;
		state->value[ORR_Q_LAT + bent[i]] += by[i].lat_deg;
		state->rate[ORR_Q_LON + bent[i]] += by[i].lon_deg_d;
	}
}

static void sky_eval(const struct orr_kernel *kernel, double t_d, struct orr_sky *out)
{
	const struct orr_kernel_header *header = kernel->header;
	struct state state;
	memcpy(state.value, header->constant, sizeof(state.value));
	memset(state.rate, 0, sizeof(state.rate));
	size_t found[ORR_KERNEL_CLASS_MAX];
	for (uint32_t i = 0; i < sky_class_count(header); i++) {
		found[i] = piece_find(kernel, &header->class[i], t_d);
		piece_fetch(kernel, &header->class[i], found[i]);
	}
	for (uint32_t i = 0; i < sky_class_count(header); i++)
		class_eval(kernel, &header->class[i], found[i], t_d, &state);
	deflect_all(header, at_offset(kernel, header->profile_offset), &state);

	const double nutation = state.value[ORR_Q_NUTATION_LON];
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		out->lon_deg[body] = orr_angle_wrap(state.value[ORR_Q_LON + body] + nutation);
		out->lat_deg[body] = state.value[ORR_Q_LAT + body];
		out->dist_au[body] = state.value[ORR_Q_DIST + body];
		out->lon_speed_deg_d[body] = state.rate[ORR_Q_LON + body] + state.rate[ORR_Q_NUTATION_LON];
	}
	out->ayanamsa_deg = 0.0;
	out->sun_dist_speed_au_d = state.rate[ORR_Q_DIST + ORR_SUN];
	out->nutation_lon_deg = nutation;
	out->nutation_lon_speed_deg_d = state.rate[ORR_Q_NUTATION_LON];
	out->nutation_obl_deg = state.value[ORR_Q_NUTATION_OBL];
	out->obliquity_deg = state.value[ORR_Q_OBLIQUITY] + out->nutation_obl_deg;
	/* Equation of the equinoxes; its small further terms are in the mean excess. Source: IERS Conventions (2010), section 5.5.7. */
	out->sidereal_excess_deg =
		state.value[ORR_Q_SIDEREAL_EXCESS] + nutation * orr_cos_deg(out->obliquity_deg);
}

static double days_of(double day, double frac_d)
{
	return (day - ORR_KERNEL_EPOCH_JD) + frac_d;
}

static bool in_range(const struct orr_kernel *kernel, double t_d)
{
	return t_d >= kernel->header->from_jd_tt - ORR_KERNEL_EPOCH_JD &&
	       t_d <= kernel->header->to_jd_tt - ORR_KERNEL_EPOCH_JD;
}

enum orr_kernel_status orr_kernel_eval(const struct orr_kernel *kernel, size_t count,
				       const struct orr_tt tt[], struct orr_sky out[], size_t *out_bad)
{
	for (size_t i = 0; i < count; i++)
		if (!in_range(kernel, days_of(tt[i].day, tt[i].frac_d))) {
			*out_bad = i;
			return ORR_KERNEL_OUT_OF_RANGE;
		}
	for (size_t i = 0; i < count; i++)
		sky_eval(kernel, days_of(tt[i].day, tt[i].frac_d), &out[i]);
	return ORR_KERNEL_OK;
}

enum orr_kernel_status orr_kernel_delta_t_s(const struct orr_kernel *kernel, size_t count, const double jd[],
					    double out_s[], size_t *out_bad)
{
	for (size_t i = 0; i < count; i++)
		if (!in_range(kernel, jd[i] - ORR_KERNEL_EPOCH_JD)) {
			*out_bad = i;
			return ORR_KERNEL_OUT_OF_RANGE;
		}
	const struct orr_kernel_header *header = kernel->header;
	for (size_t i = 0; i < count; i++) {
		struct state state;
		const double t_d = jd[i] - ORR_KERNEL_EPOCH_JD;
		const struct orr_kernel_class *class = &header->class[sky_class_count(header)];
		class_eval(kernel, class, piece_find(kernel, class, t_d), t_d, &state);
		out_s[i] = state.value[ORR_Q_DELTA_T];
	}
	return ORR_KERNEL_OK;
}

double orr_sidereal_deg(const struct orr_sky *sky, struct orr_ut1 ut1, double lon_east_deg)
{
	return orr_angle_wrap(orr_earth_rotation_deg(ut1) + sky->sidereal_excess_deg + lon_east_deg);
}

void orr_kernel_range(const struct orr_kernel *kernel, double *out_from_jd_tt, double *out_to_jd_tt)
{
	*out_from_jd_tt = kernel->header->from_jd_tt;
	*out_to_jd_tt = kernel->header->to_jd_tt;
}

const char *orr_kernel_id(const struct orr_kernel *kernel)
{
	return kernel->header->id;
}

void orr_kernel_digest_span(const struct orr_kernel *kernel, size_t *out_from, size_t *out_size,
			    const unsigned char **out_digest)
{
	*out_from = offsetof(struct orr_kernel_header, program);
	*out_size = kernel->size - *out_from;
	*out_digest = kernel->header->digest;
}

struct orr_kernel_accuracy orr_kernel_goal(enum orr_body body)
{
	struct orr_kernel_accuracy goal = {.lon_arcsec = 0.01, .lat_arcsec = 0.01};
	if (body <= ORR_PLUTO || body == ORR_CHIRON) {
		goal.lon_arcsec = goal.lat_arcsec = 0.001;
		goal.speed_deg_d = 1e-6;
	}
	return goal;
}
