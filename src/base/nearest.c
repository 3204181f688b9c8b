/* SPDX-License-Identifier: Apache-2.0 */
/* The name that was probably meant. */
#include "base/nearest.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

enum { NAME_MAX_LENGTH = ORR_EDIT_DISTANCE_MAX_BYTES };

/* Two rows of the usual table, of which one is kept. */
size_t orr_edit_distance(const char *a, const char *b)
{
	size_t row[NAME_MAX_LENGTH + 1];
	size_t a_length = strlen(a), b_length = strlen(b);
	assert(a_length <= NAME_MAX_LENGTH && b_length <= NAME_MAX_LENGTH);
	for (size_t j = 0; j <= b_length; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			size_t best = diagonal + (a[i - 1] != b[j - 1]);
			diagonal = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[b_length];
}

const char *orr_nearest(const char *name, size_t count, const char *const names[])
{
	const char *best = NULL;
	size_t best_distance = SIZE_MAX;
	size_t length = strlen(name);
	if (length == 0 || length > NAME_MAX_LENGTH)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		if (strlen(names[i]) > NAME_MAX_LENGTH)
			continue;
		/* A beginning of a name ("lat" of "latitude") is nearer than any misspelling. */
		size_t d = length >= 3 && strncmp(name, names[i], length) == 0
				   ? 0
				   : orr_edit_distance(name, names[i]);
		if (d < best_distance) {
			best_distance = d;
			best = names[i];
		}
	}
	return best_distance <= 1 + length / 3 ? best : NULL;
}
