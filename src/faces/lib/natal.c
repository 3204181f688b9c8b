/* SPDX-License-Identifier: Apache-2.0 */
/* The library's calls on one birth: computed, written as a document or a picture, freed. */
#include "faces/lib/natal.h"

#include <string.h>

#include <orrery.h>

#include "app/compute_chart.h"
#include "base/buf.h"
#include "base/memory.h"
#include "codec/json.h"
#include "codec/tables.h"
#include "faces/lib/engine.h"
#include "faces/lib/problem.h"
#include "faces/svg/svg.h"
#include "model/birth_read.h"
#include "model/names.h"

enum { NATAL_MAX_BYTES = 1 << 24, TEXT_MAX_BYTES = 1 << 24 };

/* A copy in the arena, NULL for NULL; *failed when there is no room. */
static const char *keep(struct orr_arena *arena, const char *text, bool *failed)
{
	const char *copy = text != NULL ? orr_arena_text(arena, text, strlen(text)) : NULL;

	*failed = *failed || (text != NULL && copy == NULL);
	return copy;
}

/* The public struct and the engine's are lists of texts; what is read from them borrows, so the texts are kept with the chart. */
static enum orr_code keep_texts(const struct orr_birth_input *from, struct orr_arena *arena,
				struct orr_birth_text *out, struct orr_error *err)
{
	bool failed = false;

	*out = (struct orr_birth_text){
		.entity_id = keep(arena, from->entity_id, &failed),
		.entity_type = keep(arena, from->entity_type, &failed),
		.organization_id = keep(arena, from->organization_id, &failed),
		.name = keep(arena, from->name, &failed),
		.date = keep(arena, from->date, &failed),
		.time = keep(arena, from->time, &failed),
		.datetime = keep(arena, from->datetime, &failed),
		.zone = keep(arena, from->zone, &failed),
		.offset = keep(arena, from->offset, &failed),
		.fold = keep(arena, from->fold, &failed),
		.latitude = keep(arena, from->latitude, &failed),
		.longitude = keep(arena, from->longitude, &failed),
		.place = keep(arena, from->place, &failed),
		.calendar = keep(arena, from->calendar, &failed),
		.time_precision_s = keep(arena, from->time_precision_s, &failed),
		.house_system = keep(arena, from->house_system, &failed),
		.zodiac = keep(arena, from->zodiac, &failed),
		.certainty = keep(arena, from->certainty, &failed),
	};
	return failed ? orr_fail_memory(err) : ORR_OK;
}

static enum orr_code compute(const struct orr_app *app, const struct orr_birth_input *input,
			     struct orr_natal *natal, struct orr_error *err)
{
	struct orr_birth_text text;
	struct orr_birth birth;
	struct orr_birth_chart *document = NULL;
	enum orr_code code = keep_texts(input, &natal->arena, &text, err);

	if (code == ORR_OK)
		code = orr_birth_read(&text, &natal->arena, &birth, err);
	if (code != ORR_OK)
		return code;
	struct orr_error birth_err = {0};
	code = orr_compute_charts(app, 1, &birth, &natal->arena, &document, &birth_err);
	if (code == ORR_OK)
		code = birth_err.code;
	if (code != ORR_OK) {
		*err = birth_err;
		return code;
	}
	natal->document = document;
	natal->name = birth.name;
	return orr_natal_read(natal, err);
}

int orr_natal_compute(const struct orr_engine *engine, const struct orr_birth_input *birth,
		      struct orr_natal **out, struct orr_problem *problem)
{
	struct orr_birth_input input;
	struct orr_error err = {0};
	enum orr_code code = orr_sized_copy(&input, sizeof input, birth, &err);

	if (code != ORR_OK)
		return orr_problem_put(problem, &err);
	struct orr_natal *natal = orr_calloc(1, sizeof *natal);
	if (natal == NULL) {
		(void)orr_fail_memory(&err);
		return orr_problem_put(problem, &err);
	}
	orr_arena_init(&natal->arena, NATAL_MAX_BYTES);
	code = compute(&engine->app, &input, natal, &err);
	if (code != ORR_OK) {
		orr_natal_free(natal);
		return orr_problem_put(problem, &err);
	}
	*out = natal;
	return ORR_PROBLEM_NONE;
}

void orr_natal_free(struct orr_natal *natal)
{
	if (natal == NULL)
		return;
	orr_arena_done(&natal->arena);
	orr_free(natal);
}

/* Give the caller what the buffer holds, or the error. */
static int give(struct orr_buf *text, enum orr_code code, const struct orr_error *err, char **out,
		struct orr_problem *problem)
{
	struct orr_error full = {0};

	if (code == ORR_OK && text->failed) {
		code = orr_fail_memory(&full);
		err = &full;
	}
	if (code != ORR_OK) {
		orr_buf_done(text);
		return orr_problem_put(problem, err);
	}
	*out = text->data;
	return ORR_PROBLEM_NONE;
}

int orr_natal_json(const struct orr_natal *natal, const char *fields, char **out, struct orr_problem *problem)
{
	const struct orr_field_selection *selection = NULL;
	struct orr_arena arena;
	struct orr_buf text;
	struct orr_error err = {0};
	enum orr_code code = ORR_OK;

	orr_arena_init(&arena, NATAL_MAX_BYTES);
	orr_buf_init(&text, TEXT_MAX_BYTES);
	if (fields != NULL)
		code = orr_field_selection_parse(&orr_birth_chart_table, fields, &arena, &selection, &err);
	if (code == ORR_OK)
		orr_json_write(&text, &orr_birth_chart_table, natal->document, ORR_JSON_LINE, selection);
	orr_arena_done(&arena);
	return give(&text, code, &err, out, problem);
}

int orr_natal_svg(const struct orr_natal *natal, const char *theme, char **out, struct orr_problem *problem)
{
	struct orr_svg_options options = {.name = natal->name};
	struct orr_buf text;
	struct orr_error err = {0};
	enum orr_code code = ORR_OK;
	int index = theme != NULL ? orr_name_index(orr_svg_theme_names, theme) : (int)ORR_SVG_LIGHT;

	orr_buf_init(&text, TEXT_MAX_BYTES);
	if (index < 0) {
		code = orr_fail_field(&err, ORR_E_USAGE, "theme",
				      "there is no theme of that name: light, dark and print are");
	} else {
		options.theme = (enum orr_svg_theme)index;
		code = orr_svg_wheel(&text, natal->document, &options, &err);
	}
	return give(&text, code, &err, out, problem);
}

void orr_text_free(char *text)
{
	orr_free(text);
}
