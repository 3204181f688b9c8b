/* SPDX-License-Identifier: Apache-2.0 */
/* The table of settings, and where each one's value comes from. */
#include "faces/cli/settings.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "base/stream.h"
#include "model/names.h"

static const char *const color_choices[] = {"auto", "always", "never", NULL};

#define ARGS_AT(member) offsetof(struct orr_args, member)

const struct orr_option orr_setting_options[ORR_SETTING_COUNT] = {
	[ORR_SETTING_DATA] =
		{.name = "data",
		 .section = "data",
		 .key = "folder",
		 .argument = "DIR",
		 .doc = "Folder of kernel, zone data and gazetteer; by default $XDG_DATA_HOME/orrery.",
		 .type = ORR_OPTION_TEXT,
		 .offset = ARGS_AT(data)},
	[ORR_SETTING_HOUSE_SYSTEM] = {.name = "house-system",
				      .section = "chart",
				      .key = "house_system",
				      .argument = "SYSTEM",
				      .fallback = "placidus",
				      .doc = "House system by name or Swiss Ephemeris's letter.",
				      .type = ORR_OPTION_TEXT,
				      .choices = orr_house_system_names,
				      .offset = ARGS_AT(birth.house_system)},
	[ORR_SETTING_ZODIAC] = {.name = "zodiac",
				.section = "chart",
				.key = "zodiac",
				.argument = "ZODIAC",
				.fallback = "tropical",
				.doc = "tropical, or a sidereal zodiac by its ayanamsa's name.",
				.type = ORR_OPTION_TEXT,
				.offset = ARGS_AT(birth.zodiac)},
	[ORR_SETTING_CERTAINTY] = {.name = "certainty",
				   .section = "chart",
				   .key = "certainty",
				   .argument = "YES",
				   .bare = "yes",
				   .fallback = "no",
				   .doc = "Whether documents say how certain each statement is.",
				   .type = ORR_OPTION_CHOICE,
				   .choices = orr_yes_names,
				   .offset = ARGS_AT(birth.certainty)},
	[ORR_SETTING_THREADS] = {.name = "threads",
				 .section = "batch",
				 .key = "threads",
				 .argument = "N",
				 .fallback = "auto",
				 .doc = "Threads of a batch; auto is one for each core.",
				 .type = ORR_OPTION_COUNT,
				 .word = "auto",
				 .min = 1,
				 .max = 256,
				 .offset = ARGS_AT(threads)},
	[ORR_SETTING_COLOR] = {.name = "color",
			       .section = "output",
			       .key = "color",
			       .argument = "WHEN",
			       .fallback = "auto",
			       .doc = "Colours: auto is on a terminal, unless NO_COLOR is set.",
			       .type = ORR_OPTION_CHOICE,
			       .choices = color_choices,
			       .offset = ARGS_AT(color)},
	[ORR_SETTING_ZONES_SOURCE] = {.name = "from",
				      .section = "zones",
				      .key = "source",
				      .argument = "DIR",
				      .fallback = "/usr/share/zoneinfo",
				      .doc = "Compiled tzdb from which the zone data is made.",
				      .type = ORR_OPTION_TEXT,
				      .offset = ARGS_AT(source)},
	[ORR_SETTING_STORE] =
		{.name = "store",
		 .section = "store",
		 .key = "path",
		 .argument = "FILE",
		 .doc = "File of the embedded store; by default $XDG_DATA_HOME/orrery/orrery.db.",
		 .type = ORR_OPTION_TEXT,
		 .offset = ARGS_AT(store)},
	[ORR_SETTING_DOCUMENTS] = {.name = "documents",
				   .section = "store",
				   .key = "documents",
				   .argument = "URL",
				   .doc = "Store of charts and entities, if apart: sqlite:FILE.",
				   .type = ORR_OPTION_TEXT,
				   .offset = ARGS_AT(documents)},
	[ORR_SETTING_HISTORY] = {.name = "history",
				 .section = "store",
				 .key = "history",
				 .argument = "URL",
				 .doc = "Store of jobs and the audit log, if apart: sqlite:FILE.",
				 .type = ORR_OPTION_TEXT,
				 .offset = ARGS_AT(history)},
	[ORR_SETTING_PLACES_SOURCE] = {.name = "geonames",
				       .section = "places",
				       .key = "source",
				       .argument = "DIR",
				       .fallback = "/usr/share/libtimezonemap/ui",
				       .doc = "Folder of GeoNames's files, from which the gazetteer is made.",
				       .type = ORR_OPTION_TEXT,
				       .offset = ARGS_AT(geonames)},
};

enum { INI_MAX_BYTES = 1 << 16 };

/* What an INI file may be asked about while it is read. */
struct ini {
	const char *path;
	long line;
	char section[64];
	struct orr_arena *arena;
	struct orr_settings *settings;
};

static const char *flag_value(const struct orr_args *args, const struct orr_option *option)
{
	const char *value;
	memcpy(&value, (const char *)args + option->offset, sizeof value);
	return value;
}

const char *orr_setting_variable(const struct orr_option *option, struct orr_arena *arena)
{
	char *name = orr_arena_format(arena, "ORRERY_%s_%s", option->section, option->key);
	for (char *c = name; c != NULL && *c != '\0'; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return name;
}

static char *trim(char *text)
{
	while (isspace((unsigned char)*text))
		text++;
	char *end = text + strlen(text);
	while (end > text && isspace((unsigned char)end[-1]))
		*--end = '\0';
	return text;
}

static enum orr_code unknown_key(const struct ini *ini, const char *key, struct orr_error *err)
{
	const char *names[ORR_SETTING_COUNT];
	char *asked = orr_arena_format(ini->arena, "%s.%s", ini->section, key);
	if (asked == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; i < ORR_SETTING_COUNT; i++) {
		names[i] = orr_arena_format(ini->arena, "%s.%s", orr_setting_options[i].section,
					    orr_setting_options[i].key);
		if (names[i] == NULL)
			return orr_fail_memory(err);
	}
	const char *nearest = orr_nearest(asked, ORR_SETTING_COUNT, names);
	if (nearest == NULL)
		return orr_fail_field(err, ORR_E_INVALID, asked,
				      "%s:%ld: there is no setting %s; orrery config lists them", ini->path,
				      ini->line, asked);
	return orr_fail_field(err, ORR_E_INVALID, asked, "%s:%ld: there is no setting %s; did you mean %s?",
			      ini->path, ini->line, asked, nearest);
}

/* Take a value unless a source of higher rank already gave one. */
static enum orr_code take(struct orr_settings *settings, size_t index, const char *value,
			  enum orr_setting_source source, const char *where, struct orr_error *err)
{
	struct orr_setting_value *slot = &settings->value[index];
	if (where == NULL || value == NULL)
		return orr_fail_memory(err);
	enum orr_code code = orr_option_check(&orr_setting_options[index], value, where, err);
	if (code != ORR_OK)
		return code;
	if (slot->value == NULL)
		*slot = (struct orr_setting_value){.value = value, .source = source, .where = where};
	return ORR_OK;
}

static enum orr_code ini_pair(struct ini *ini, char *text, struct orr_error *err)
{
	char *equals = strchr(text, '=');
	if (equals == NULL)
		return orr_fail(err, ORR_E_INVALID, "%s:%ld: neither [section] nor key = value: %s",
				ini->path, ini->line, text);
	*equals = '\0';
	const char *key = trim(text);
	const char *value = trim(equals + 1);
	for (size_t i = 0; i < ORR_SETTING_COUNT; i++) {
		if (strcmp(orr_setting_options[i].section, ini->section) != 0 ||
		    strcmp(orr_setting_options[i].key, key) != 0)
			continue;
		return take(ini->settings, i, orr_arena_text(ini->arena, value, strlen(value)), ORR_FROM_FILE,
			    orr_arena_format(ini->arena, "%s:%ld", ini->path, ini->line), err);
	}
	return unknown_key(ini, key, err);
}

static enum orr_code ini_line(struct ini *ini, char *text, struct orr_error *err)
{
	text = trim(text);
	size_t length = strlen(text);
	if (length == 0 || text[0] == '#' || text[0] == ';')
		return ORR_OK;
	if (text[0] != '[')
		return ini_pair(ini, text, err);
	if (text[length - 1] != ']' || length > sizeof ini->section)
		return orr_fail(err, ORR_E_INVALID, "%s:%ld: a section is written [name], not %s", ini->path,
				ini->line, text);
	text[length - 1] = '\0';
	snprintf(ini->section, sizeof ini->section, "%s", trim(text + 1));
	return ORR_OK;
}

/* The whole file as text; *out_length is 0 when there is no such file. */
static enum orr_code ini_text(const char *path, char text[INI_MAX_BYTES + 1], size_t *out_length,
			      struct orr_error *err)
{
	struct orr_reader *reader;
	size_t length = 0, more = 0;
	enum orr_code code = orr_reader_open(&reader, path, err);
	if (code == ORR_E_NOT_FOUND) {
		*out_length = 0;
		return ORR_OK;
	}
	if (code != ORR_OK)
		return orr_error_context(err, "settings");
	do {
		code = orr_reader_read(reader, text + length, INI_MAX_BYTES - length, &more, err);
		length += code == ORR_OK ? more : 0;
	} while (code == ORR_OK && more > 0 && length < INI_MAX_BYTES);
	orr_reader_close(reader);
	if (code != ORR_OK)
		return orr_error_context(err, "%s", path);
	if (length == INI_MAX_BYTES)
		return orr_fail(err, ORR_E_INVALID, "%s: a file of settings has less than %d bytes", path,
				INI_MAX_BYTES);
	text[length] = '\0';
	*out_length = length;
	return ORR_OK;
}

static enum orr_code ini_read(struct ini *ini, struct orr_error *err)
{
	size_t length = 0;
	char *text = orr_arena_alloc(ini->arena, INI_MAX_BYTES + 1);
	if (text == NULL)
		return orr_fail_memory(err);
	enum orr_code code = ini_text(ini->path, text, &length, err);
	if (code == ORR_OK && strlen(text) != length)
		return orr_fail(err, ORR_E_INVALID,
				"%s: a file of settings is text, this one holds NUL bytes", ini->path);
	for (char *line = text; code == ORR_OK && line != NULL;) {
		char *next = strchr(line, '\n');
		if (next != NULL)
			*next++ = '\0';
		ini->line++;
		code = ini_line(ini, line, err);
		line = next;
	}
	return code;
}

/* A folder of the XDG base directory specification: the variable when it is absolute, otherwise under HOME. NULL: neither is set. */
static const char *xdg_path(orr_env *env, const char *variable, const char *under_home, const char *rest,
			    struct orr_arena *arena)
{
	const char *folder = env(variable);
	if (folder != NULL && folder[0] == '/')
		return orr_arena_format(arena, "%s/%s", folder, rest);
	const char *home = env("HOME");
	if (home != NULL && home[0] != '\0')
		return orr_arena_format(arena, "%s/%s/%s", home, under_home, rest);
	return NULL;
}

static enum orr_code from_flags_and_environment(const struct orr_args *args, orr_env *env,
						struct orr_arena *arena, struct orr_settings *settings,
						struct orr_error *err)
{
	for (size_t i = 0; i < ORR_SETTING_COUNT; i++) {
		const struct orr_option *option = &orr_setting_options[i];
		const char *value = flag_value(args, option);
		enum orr_code code = ORR_OK;
		if (value != NULL)
			code = take(settings, i, value, ORR_FROM_FLAG,
				    orr_arena_format(arena, "--%s", option->name), err);
		const char *variable = orr_setting_variable(option, arena);
		if (code == ORR_OK && variable == NULL)
			code = orr_fail_memory(err);
		if (code == ORR_OK)
			value = env(variable);
		/* An empty variable counts as unset: shells clear variables that way. */
		if (code == ORR_OK && value != NULL && value[0] != '\0')
			code = take(settings, i, value, ORR_FROM_ENVIRONMENT, variable, err);
		if (code != ORR_OK)
			return code;
	}
	return ORR_OK;
}

enum orr_code orr_settings_resolve(const struct orr_args *args, orr_env *env, const char *system_ini,
				   struct orr_arena *arena, struct orr_settings *out, struct orr_error *err)
{
	struct orr_settings settings = {0};
	const char *files[] = {xdg_path(env, "XDG_CONFIG_HOME", ".config", "orrery/orrery.ini", arena),
			       system_ini};
	enum orr_code code = from_flags_and_environment(args, env, arena, &settings, err);
	for (size_t i = 0; code == ORR_OK && i < sizeof files / sizeof files[0]; i++) {
		struct ini ini = {.path = files[i], .arena = arena, .settings = &settings};
		if (files[i] != NULL)
			code = ini_read(&ini, err);
	}
	if (code != ORR_OK)
		return code;
	for (size_t i = 0; i < ORR_SETTING_COUNT; i++) {
		struct orr_setting_value *slot = &settings.value[i];
		if (slot->value != NULL)
			continue;
		*slot = (struct orr_setting_value){.value = orr_setting_options[i].fallback,
						   .source = ORR_FROM_DEFAULT,
						   .where = "default"};
		if (i == ORR_SETTING_DATA)
			slot->value = xdg_path(env, "XDG_DATA_HOME", ".local/share", "orrery", arena);
		if (i == ORR_SETTING_STORE)
			slot->value =
				xdg_path(env, "XDG_DATA_HOME", ".local/share", "orrery/orrery.db", arena);
	}
	*out = settings;
	return ORR_OK;
}
