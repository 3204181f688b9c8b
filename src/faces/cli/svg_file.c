/* SPDX-License-Identifier: Apache-2.0 */
/* The pictures of `orrery chart --svg` and `orrery code --svg`. */
#include <string.h>

#include "faces/cli/commands.h"
#include "faces/svg/code.h"
#include "model/names.h"

/* The sky of an instant over the place of the birth, by the same houses. */
static enum orr_code transits(struct orr_cli *cli, const struct orr_app *app, const struct orr_args *args,
			      struct orr_birth_chart **out, struct orr_error *err)
{
	struct orr_birth birth;
	struct orr_birth_text text = {.name = "Transits",
				      .datetime = args->svg_transits,
				      .latitude = args->birth.latitude,
				      .longitude = args->birth.longitude,
				      .place = args->birth.place};
	orr_cli_birth_settings(cli, &text);
	text.certainty = NULL;
	enum orr_code code = orr_cli_one_chart(cli, app, &text, &birth, out, err);
	return code == ORR_OK ? ORR_OK : orr_error_context(err, "--svg-transits");
}

enum orr_svg_theme orr_cli_svg_theme(const struct orr_args *args)
{
	if (args->svg_theme == NULL)
		return ORR_SVG_LIGHT;
	return (enum orr_svg_theme)orr_name_index(orr_svg_theme_names, args->svg_theme);
}

enum orr_code orr_cli_svg_code(struct orr_cli *cli, const struct orr_args *args,
			       const struct orr_cli_one_code *one, struct orr_buf *out, struct orr_error *err)
{
	const struct orr_svg_options options = {.name = one->birth->name, .theme = orr_cli_svg_theme(args)};
	struct orr_code_curve *curve = orr_arena_alloc(&cli->arena, sizeof *curve);
	if (curve == NULL)
		return orr_fail_memory(err);
	enum orr_code code = orr_code_curve(one->frame, one->birth, &cli->arena, curve, err);
	return code == ORR_OK ? orr_svg_code(out, one->document, curve, &options, err) : code;
}

enum orr_code orr_cli_svg_draw(struct orr_cli *cli, const struct orr_app *app, const struct orr_args *args,
			       const struct orr_cli_named_chart *birth, struct orr_buf *out,
			       struct orr_error *err)
{
	const struct orr_svg_options options = {
		.name = birth->name, .outer_name = "Transits", .theme = orr_cli_svg_theme(args)};
	struct orr_birth_chart *outer = NULL;
	if (args->svg_transits == NULL)
		return orr_svg_wheel(out, birth->chart, &options, err);
	enum orr_code code = transits(cli, app, args, &outer, err);
	if (code != ORR_OK)
		return code;
	return orr_svg_biwheel(out, birth->chart, outer, &options, err);
}
