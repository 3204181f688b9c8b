/* SPDX-License-Identifier: Apache-2.0 */
/* The library's engine: what its calls share. main, which knows the adapters, opens and closes it. */
#ifndef ORR_FACES_LIB_ENGINE_H
#define ORR_FACES_LIB_ENGINE_H

#include "app/app.h"

struct orr_engine {
	struct orr_app app;
};

#endif
