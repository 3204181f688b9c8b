/* SPDX-License-Identifier: Apache-2.0 */
/* Ayanamsas by their rows: precession from an epoch, or the place of a star. */
#include "core/ayanamsa.h"

#include <math.h>
#include <string.h>

#include "core/angle.h"
#include "core/fixed_star.h"
#include "core/precession.h"
#include "core/trig.h"

enum kind { EQUINOX, EPOCH, STAR, HOUR, POLE };

#define ROW_DATA(id, text, how, number, degrees, source) \
	[ORR_AYANAMSA_##id] = {.name = text, .kind = how, .figure = number, .value_deg = degrees},
static const struct {
	char name[32];
	enum kind kind;
	double figure, value_deg;
} row[ORR_AYANAMSA_COUNT] = {ORR_AYANAMSA_ROWS(ROW_DATA)};

const char *orr_ayanamsa_name(enum orr_ayanamsa ayanamsa)
{
	return row[ayanamsa].name;
}

enum orr_ayanamsa orr_ayanamsa_find(const char *name)
{
	int n = 0;
	while (n < ORR_AYANAMSA_COUNT && strcmp(name, row[n].name) != 0)
		n++;
	return (enum orr_ayanamsa)n;
}

/* Of an epoch's equinox, in the zodiac of its row. */
static double from_epoch_deg(double epoch, double value_deg, struct orr_tt tt)
{
	const double day = floor(epoch - 0.5) + 0.5;
	const struct orr_tt from = {day, epoch - day};
	return value_deg + orr_precession_deg(from, tt);
}

/* The point of the ecliptic that culminates with a right ascension, on the mean ecliptic. */
static double culminating_deg(double ra_deg, const struct orr_sky *sky)
{
	double sine, cosine;
	orr_sincos_deg(ra_deg, &sine, &cosine);
	return orr_atan2_deg(sine, cosine * orr_cos_deg(sky->obliquity_deg - sky->nutation_obl_deg));
}

static double mean_deg(enum orr_ayanamsa ayanamsa, struct orr_tt tt, const struct orr_sky *sky)
{
	const double value_deg = row[ayanamsa].value_deg, figure = row[ayanamsa].figure;
	const enum orr_star star = (enum orr_star)figure;
	switch (row[ayanamsa].kind) {
	case EPOCH:
		return from_epoch_deg(figure, value_deg, tt);
	case STAR:
		return orr_star_apparent(star, tt, sky).lon_deg - value_deg;
	case HOUR:
		return culminating_deg(orr_star_apparent(star, tt, sky).ra_deg, sky) - value_deg;
	case POLE:
		return orr_star_geometric(star, tt, sky).lon_deg - value_deg;
	case EQUINOX:
	default:
		return 0.0;
	}
}

double orr_ayanamsa_deg(enum orr_ayanamsa ayanamsa, struct orr_tt tt, const struct orr_sky *sky)
{
	if (row[ayanamsa].kind == EQUINOX)
		return 0.0;
	return orr_angle_wrap(mean_deg(ayanamsa, tt, sky) + sky->nutation_lon_deg);
}

/* Degrees a day, from half a day before to half a day after with the Sun carried along. */
static double rate_deg_d(enum orr_ayanamsa ayanamsa, struct orr_tt tt, const struct orr_sky *sky)
{
	struct orr_sky moved[2] = {*sky, *sky};
	double at[2];
	for (int n = 0; n < 2; n++) {
		const double days = n - 0.5;
		moved[n].lon_deg[ORR_SUN] += days * sky->lon_speed_deg_d[ORR_SUN];
		moved[n].dist_au[ORR_SUN] += days * sky->sun_dist_speed_au_d;
		moved[n].nutation_lon_deg += days * sky->nutation_lon_speed_deg_d;
		at[n] = orr_ayanamsa_deg(ayanamsa, (struct orr_tt){tt.day, tt.frac_d + days}, &moved[n]);
	}
	return orr_angle_difference(at[0], at[1]);
}

void orr_sky_turn(struct orr_sky *sky, enum orr_ayanamsa ayanamsa, struct orr_tt tt)
{
	if (row[ayanamsa].kind == EQUINOX)
		return;
	const double by_deg = orr_ayanamsa_deg(ayanamsa, tt, sky), rate = rate_deg_d(ayanamsa, tt, sky);
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		sky->lon_deg[body] = orr_angle_wrap(sky->lon_deg[body] - by_deg);
		sky->lon_speed_deg_d[body] -= rate;
	}
	sky->ayanamsa_deg = by_deg;
}
