/* SPDX-License-Identifier: Apache-2.0 */
/* Settings: each value from flag, environment, INI file or default, in this order, and where it came from. */
#ifndef ORR_FACES_CLI_SETTINGS_H
#define ORR_FACES_CLI_SETTINGS_H

#include "base/arena.h"
#include "base/error.h"
#include "faces/cli/option.h"

/* Rows of orr_setting_options. */
enum orr_setting {
	ORR_SETTING_DATA,
	ORR_SETTING_HOUSE_SYSTEM,
	ORR_SETTING_ZODIAC,
	ORR_SETTING_CERTAINTY,
	ORR_SETTING_THREADS,
	ORR_SETTING_COLOR,
	ORR_SETTING_ZONES_SOURCE,
	ORR_SETTING_STORE,
	ORR_SETTING_DOCUMENTS,
	ORR_SETTING_HISTORY,
	ORR_SETTING_PLACES_SOURCE,
	ORR_SETTING_COUNT
};

extern const struct orr_option orr_setting_options[ORR_SETTING_COUNT];

enum orr_setting_source { ORR_FROM_FLAG, ORR_FROM_ENVIRONMENT, ORR_FROM_FILE, ORR_FROM_DEFAULT };

struct orr_setting_value {
	const char *
		value; /* NULL for the data folder and the store of a process without HOME and XDG_DATA_HOME, and for stores that are not apart */
	enum orr_setting_source source;
	const char *where; /* "--data", "ORRERY_DATA_FOLDER", "/etc/orrery/orrery.ini:3", "default" */
};

struct orr_settings {
	struct orr_setting_value value[ORR_SETTING_COUNT];
};

/** Name of the environment variable of a setting, ORRERY_SECTION_KEY, from the arena; NULL when memory is out. */
const char *orr_setting_variable(const struct orr_option *option, struct orr_arena *arena);

/* The environment; the system's getenv or a test's. */
typedef const char *orr_env(const char *name);

/**
 * Resolve every setting. The user's INI file is $XDG_CONFIG_HOME/orrery/orrery.ini (~/.config without the variable); `system_ini` is
 * read after it; a file that does not exist is empty. Strings live as long as argv and the arena.
 * Error  ORR_E_USAGE or ORR_E_INVALID with the place (flag, variable, file and line), what is wrong and the nearest known name.
 */
enum orr_code orr_settings_resolve(const struct orr_args *args, orr_env *env, const char *system_ini,
				   struct orr_arena *arena, struct orr_settings *out,
				   struct orr_error *err) ORR_MUST_CHECK;

#endif
