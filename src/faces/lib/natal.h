/* SPDX-License-Identifier: Apache-2.0 */
/* A chart of the library: the document, the public structs that are read from it, and the memory of both. */
#ifndef ORR_FACES_LIB_NATAL_H
#define ORR_FACES_LIB_NATAL_H

#include "base/arena.h"
#include "base/error.h"
#include "model/birth_chart.h"

struct orr_natal {
	struct orr_arena arena;
	const struct orr_birth_chart *document;
	const char *name; /* of the person or company, NULL when not given */
	struct orr_natal_body *body;
	struct orr_natal_point *point;
	struct orr_natal_house *house;
	struct orr_natal_aspect *aspect;
};

/** Make the public structs from the document, in the chart's arena. Error ORR_E_UNAVAILABLE arena full. */
enum orr_code orr_natal_read(struct orr_natal *natal, struct orr_error *err) ORR_MUST_CHECK;

#endif
