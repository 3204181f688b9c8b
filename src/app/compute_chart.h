/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: births in, birth_charts documents out. */
#ifndef ORR_APP_COMPUTE_CHART_H
#define ORR_APP_COMPUTE_CHART_H

#include "app/app.h"
#include "app/document_maker.h"
#include "base/arena.h"
#include "base/error.h"
#include "model/birth.h"
#include "model/birth_chart.h"

/**
 * Charts of `count` births at once; one chart is a batch of one.
 *
 * Shape    births[count]; out[count]: a document from the arena, NULL where err[i].code says why not; err[count].
 *          births[i] is skipped where err[i].code is already set.
 * Strings of the documents are borrowed from the births, the arena and the app.
 * Error    the return value is ORR_OK even when single births fail; ORR_E_UNAVAILABLE when the arena is full. When the
 *          call as a whole fails, err[0] says why and the rest is of no use.
 */
enum orr_code orr_compute_charts(const struct orr_app *app, size_t count, const struct orr_birth births[],
				 struct orr_arena *arena, struct orr_birth_chart *out[],
				 struct orr_error err[]) ORR_MUST_CHECK;

/** Maker of birth_charts. */
struct orr_document_maker orr_chart_maker(const struct orr_app *app);

#endif
