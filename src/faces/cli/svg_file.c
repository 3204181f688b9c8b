/* SPDX-License-Identifier: Apache-2.0 */
/* The picture of `orrery chart --svg`. */
#include <string.h>

#include "faces/cli/commands.h"
#include "faces/svg/svg.h"
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

enum orr_code orr_cli_svg_draw(struct orr_cli *cli, const struct orr_app *app, const struct orr_args *args,
			       const struct orr_cli_named_chart *birth, struct orr_buf *out,
			       struct orr_error *err)
{
	struct orr_svg_options options = {.name = birth->name, .outer_name = "Transits"};
	struct orr_birth_chart *outer = NULL;
	if (args->svg_theme != NULL)
		options.theme = (enum orr_svg_theme)orr_name_index(orr_svg_theme_names, args->svg_theme);
	if (args->svg_transits == NULL)
		return orr_svg_wheel(out, birth->chart, &options, err);
	enum orr_code code = transits(cli, app, args, &outer, err);
	if (code != ORR_OK)
		return code;
	return orr_svg_biwheel(out, birth->chart, outer, &options, err);
}
