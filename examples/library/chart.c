/* SPDX-License-Identifier: Apache-2.0 */
/* Sun, Moon and Ascendant of one birth: cc chart.c $(pkg-config --cflags --libs orrery) && ./a.out DATA_FOLDER */
#include <orrery.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	struct orr_engine *engine;
	struct orr_natal *chart;
	struct orr_problem problem;
	struct orr_engine_options options;
	struct orr_birth_input birth;
	memset(&options, 0, sizeof options);
	options.size = sizeof options;
	options.data = argc > 1 ? argv[1] : "";
	memset(&birth, 0, sizeof birth);
	birth.size = sizeof birth;
	birth.date = "1879-03-14", birth.time = "11:30", birth.zone = "LMT";
	birth.latitude = "48.3984", birth.longitude = "9.9916";
	if (orr_engine_open(&engine, &options, &problem) != ORR_PROBLEM_NONE)
		return fprintf(stderr, "%s\n", problem.text), orr_problem_exit(problem.code);
	if (orr_natal_compute(engine, &birth, &chart, &problem) != ORR_PROBLEM_NONE)
		return fprintf(stderr, "%s\n", problem.text), orr_problem_exit(problem.code);
	printf("Sun %.9f\n", orr_natal_body_named(chart, "Sun")->longitude_deg);
	printf("Moon %.9f\n", orr_natal_body_named(chart, "Moon")->longitude_deg);
	printf("Ascendant %.9f\n", orr_natal_point_named(chart, "Ascendant")->longitude_deg);
	orr_natal_free(chart);
	orr_engine_close(engine);
}
