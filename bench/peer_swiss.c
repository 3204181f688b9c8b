/* SPDX-License-Identifier: AGPL-3.0-only */
/* The peer of `orrery bench charts`: the usual Swiss Ephemeris loop, 13 bodies with speed and Placidus houses for each birth. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <swephexp.h>

/* Where Debian's swe-standard-data puts its files. */
#define EPHEMERIS_FOLDER "/usr/share/libswe/ephe"

struct birth {
	double jd_ut, lat_deg, lon_deg;
};

static const int bodies[] = {SE_SUN,       SE_MOON,      SE_MERCURY, SE_VENUS,   SE_MARS,
			     SE_JUPITER,   SE_SATURN,    SE_URANUS,  SE_NEPTUNE, SE_PLUTO,
			     SE_MEAN_NODE, SE_TRUE_NODE, SE_CHIRON};

/* The next line of standard input, "JD latitude longitude"; 0 at the end or at anything else. */
static int read_birth(struct birth *out)
{
	double number[3];
	char line[128];
	if (fgets(line, sizeof line, stdin) == NULL)
		return 0;
	char *at = line;
	for (size_t i = 0; i < 3; i++) {
		char *end;
		number[i] = strtod(at, &end);
		if (end == at)
			return 0;
		at = end;
	}
	*out = (struct birth){number[0], number[1], number[2]};
	return 1;
}

/* All births of standard input; NULL when memory is out. */
static struct birth *read_births(size_t *out_count)
{
	size_t count = 0, capacity = 1024;
	struct birth *birth = malloc(capacity * sizeof *birth);
	struct birth next;
	while (birth != NULL && read_birth(&next)) {
		if (count == capacity) {
			struct birth *more = realloc(birth, 2 * capacity * sizeof *birth);
			if (more == NULL) {
				free(birth);
				return NULL;
			}
			birth = more;
			capacity *= 2;
		}
		birth[count++] = next;
	}
	*out_count = count;
	return birth;
}

/* One chart; the sum keeps the work from being left out. Swiss falls back to another ephemeris silently: only the flags tell. */
static int chart(const struct birth *birth, double *sum)
{
	const int asked = SEFLG_SWIEPH | SEFLG_SPEED;
	double position[6], cusp[13], angle[10];
	char message[AS_MAXCH];
	for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
		int got = swe_calc_ut(birth->jd_ut, bodies[i], asked, position, message);
		if (got < 0 || (got & asked) != asked) {
			fprintf(stderr, "orrery-bench-swiss: body %d: %s\n", bodies[i], message);
			return -1;
		}
		*sum += position[0] + position[3];
	}
	if (swe_houses(birth->jd_ut, birth->lat_deg, birth->lon_deg, 'P', cusp, angle) != 0)
		return -1;
	*sum += cusp[1] + angle[1];
	return 0;
}

static double processor_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static char ephemeris_folder[] = EPHEMERIS_FOLDER;

int main(void)
{
	size_t count = 0;
	double sum = 0;
	struct birth *birth = read_births(&count);
	if (birth == NULL || count == 0) {
		fprintf(stderr, "orrery-bench-swiss: no births on standard input\n");
		free(birth);
		return 1;
	}
	swe_set_ephe_path(ephemeris_folder);
	/* Opening the files is not part of a chart. */
	int failed = chart(&birth[0], &sum);
	double begun_us = processor_us();
	for (size_t i = 0; i < count && failed == 0; i++)
		failed = chart(&birth[i], &sum);
	double us = (processor_us() - begun_us) / (double)count;
	if (failed == 0)
		printf("microseconds_per_chart %.6f\nchecksum %.6f\n", us, sum);
	swe_close();
	free(birth);
	return failed == 0 ? 0 : 1;
}
