/* SPDX-License-Identifier: AGPL-3.0-only */
/* Chunks over a pool of threads, with a progress line. */
#include "work.h"

#include <stdio.h>
#include <time.h>

struct state {
	const struct kc_shop *shop;
	const char *label;
	size_t chunk_count, done;
	kc_chunk run;
	void *context;
	pthread_mutex_t lock;
	struct orr_error error;
	enum orr_code code;
	time_t shown;
};

static void show(struct state *state)
{
	const time_t now = time(NULL);
	if (!state->shop->progress || (now == state->shown && state->done != state->chunk_count))
		return;
	state->shown = now;
	fprintf(stderr, "\r%-28s %3zu %%%s", state->label, state->done * 100 / state->chunk_count,
		state->done == state->chunk_count ? "\n" : "");
	fflush(stderr);
}

static void step(void *context, size_t index)
{
	struct state *state = context;
	pthread_mutex_lock(&state->lock);
	const enum orr_code before = state->code;
	pthread_mutex_unlock(&state->lock);
	struct orr_error error = {0};
	enum orr_code code = ORR_OK;
	if (before == ORR_OK) {
		kc_swiss_fresh(state->shop->swiss);
		code = state->run(state->context, index, &error);
		kc_swiss_close();
	}
	pthread_mutex_lock(&state->lock);
	if (code != ORR_OK && state->code == ORR_OK) {
		state->code = code;
		state->error = error;
	}
	state->done++;
	show(state);
	pthread_mutex_unlock(&state->lock);
}

enum orr_code kc_work(const struct kc_shop *shop, const char *label, size_t chunk_count, kc_chunk run,
		      void *context, struct orr_error *err)
{
	struct state state = {.shop = shop,
			      .label = label,
			      .chunk_count = chunk_count,
			      .run = run,
			      .context = context,
			      .code = ORR_OK};
	pthread_mutex_init(&state.lock, NULL);
	orr_pool_run(shop->pool, chunk_count, step, &state);
	pthread_mutex_destroy(&state.lock);
	if (state.code != ORR_OK && err != NULL)
		*err = state.error;
	return state.code;
}
