/* SPDX-License-Identifier: Apache-2.0 */
/* The pool: every number once, on several threads, again and again; and what happens without threads. */
#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "test.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

static struct orr_error err;

static void count_plainly(void *counts, size_t index)
{
	((unsigned *)counts)[index]++; /* no lock: one thread only may have this number */
}

static void every_number_comes_once(void **state)
{
	static const unsigned threads[] = {1, 2, 3, 8, 256};
	static const size_t counts[] = {0, 1, 2, 3, 7, 100, 5000};
	static unsigned seen[5000];

	(void)state;
	for (size_t t = 0; t < 5; t++) {
		struct orr_pool *pool = NULL;

		assert_int_equal(orr_pool_open(&pool, threads[t], &err), ORR_OK);
		for (size_t c = 0; c < 7; c++) {
			memset(seen, 0, sizeof seen);
			orr_pool_run(pool, counts[c], count_plainly, seen);
			for (size_t i = 0; i < 5000; i++)
				assert_int_equal(seen[i], i < counts[c]);
		}
		orr_pool_close(pool);
	}
	orr_pool_close(NULL);
}

/* Short runs in close succession, where a thread may wake only when its run is over. */
static void many_short_runs(void **state)
{
	struct orr_pool *pool = NULL;
	unsigned seen[4] = {0};

	(void)state;
	assert_int_equal(orr_pool_open(&pool, 4, &err), ORR_OK);
	for (int i = 0; i < 5000; i++)
		orr_pool_run(pool, 4, count_plainly, seen);
	orr_pool_close(pool);
	for (int i = 0; i < 4; i++)
		assert_int_equal(seen[i], 5000);
}

static void meet(void *barrier, size_t index)
{
	(void)index;
	(void)pthread_barrier_wait(barrier);
}

/*
 * Four pieces that wait for each other end only when four threads, the caller included, work at the same
 * time.
 */
static void threads_work_at_the_same_time(void **state)
{
	struct orr_pool *pool = NULL;
	pthread_barrier_t barrier;

	(void)state;
	assert_int_equal(pthread_barrier_init(&barrier, NULL, 4), 0);
	assert_int_equal(orr_pool_open(&pool, 4, &err), ORR_OK);
	for (int i = 0; i < 20; i++)
		orr_pool_run(pool, 4, meet, &barrier);
	orr_pool_close(pool);
	assert_int_equal(pthread_barrier_destroy(&barrier), 0);
}

struct late {
	pthread_barrier_t barrier;
	pthread_t caller;
	atomic_int done;
};

static void be_late(void *argument, size_t index)
{
	struct late *late = argument;

	(void)index;
	(void)pthread_barrier_wait(&late->barrier); /* two threads are at it, with one piece each */
	if (!pthread_equal(pthread_self(), late->caller))
		(void)usleep(20000);
	atomic_fetch_add(&late->done, 1);
}

static void a_run_waits_for_its_last_piece(void **state)
{
	struct orr_pool *pool = NULL;
	static struct late late;

	(void)state;
	late.caller = pthread_self();
	assert_int_equal(pthread_barrier_init(&late.barrier, NULL, 2), 0);
	assert_int_equal(orr_pool_open(&pool, 2, &err), ORR_OK);
	for (int i = 1; i <= 3; i++) {
		orr_pool_run(pool, 2, be_late, &late);
		assert_int_equal(atomic_load(&late.done), 2 * i);
	}
	orr_pool_close(pool);
	assert_int_equal(pthread_barrier_destroy(&late.barrier), 0);
}

enum { CALLERS = 3 };

struct caller {
	struct orr_pool *pool;
	unsigned seen[50];
	atomic_int inside; /* threads at work for this caller */
	atomic_bool met_other;
};

static struct caller callers[CALLERS];

static void look_around(void *argument, size_t index)
{
	struct caller *caller = argument;

	atomic_fetch_add(&caller->inside, 1);
	caller->seen[index]++;
	(void)sched_yield();
	for (int i = 0; i < CALLERS; i++)
		if (&callers[i] != caller && atomic_load(&callers[i].inside) > 0)
			atomic_store(&caller->met_other, true);
	atomic_fetch_sub(&caller->inside, 1);
}

static void *call_often(void *argument)
{
	struct caller *caller = argument;

	for (int i = 0; i < 100; i++)
		orr_pool_run(caller->pool, 50, look_around, caller);
	return NULL;
}

static void several_threads_may_call(void **state)
{
	pthread_t threads[CALLERS];
	struct orr_pool *pool = NULL;

	(void)state;
	assert_int_equal(orr_pool_open(&pool, 3, &err), ORR_OK);
	for (int i = 0; i < CALLERS; i++) {
		callers[i].pool = pool;
		assert_int_equal(pthread_create(&threads[i], NULL, call_often, &callers[i]), 0);
	}
	for (int i = 0; i < CALLERS; i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	orr_pool_close(pool);
	for (int i = 0; i < CALLERS; i++)
		for (int k = 0; k < 50; k++) {
			assert_int_equal(callers[i].seen[k], 100);
			assert_false(atomic_load(&callers[i].met_other)); /* one run after the other */
		}
}

static void without_memory_there_is_no_pool(void **state)
{
	struct orr_pool *pool = NULL;

	(void)state;
	orr_memory_fail_from(1);
	assert_int_equal(orr_pool_open(&pool, 4, &err), ORR_E_UNAVAILABLE);
	orr_memory_fail_never();
	assert_null(pool);
	assert_int_equal(err.code, ORR_E_UNAVAILABLE);
}

#ifndef SANITIZED
/* In a process of its own, with room for the stacks of a few threads only. */
static int open_in_little_room(void)
{
	struct rlimit room = {.rlim_cur = 64 << 20, .rlim_max = 64 << 20};
	struct orr_pool *pool = NULL;

	if (setrlimit(RLIMIT_AS, &room) != 0)
		return 2;
	if (orr_pool_open(&pool, 256, &err) != ORR_E_UNAVAILABLE || pool != NULL)
		return 3;
	if (strstr(err.text, "256 threads") == NULL)
		return 4;
	return orr_pool_open(&pool, 2, &err) == ORR_OK ? 0 : 5; /* those that had started are gone */
}
#endif

static void without_threads_there_is_no_pool(void **state)
{
	(void)state;
#ifdef SANITIZED
	print_message("# not with a sanitizer, which needs the room itself\n");
#else
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0)
		_exit(open_in_little_room());
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
#endif
}

static void cores_are_those_allowed(void **state)
{
	cpu_set_t before, one;
	size_t cpu = 0;

	(void)state;
	assert_int_equal(sched_getaffinity(0, sizeof before, &before), 0);
	assert_int_equal(orr_pool_cores(), CPU_COUNT(&before));
	while (!CPU_ISSET(cpu, &before))
		cpu++;
	CPU_ZERO(&one);
	CPU_SET(cpu, &one);
	assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
	unsigned cores = orr_pool_cores();
	assert_int_equal(sched_setaffinity(0, sizeof before, &before), 0);
	assert_int_equal(cores, 1);
}

static atomic_int taken;

static void on_signal(int number)
{
	(void)number;
	atomic_fetch_add(&taken, 1);
}

/* While the caller holds a signal back, no thread of the pool takes it: it waits for the caller. */
static void signals_are_left_to_the_caller(void **state)
{
	struct orr_pool *pool = NULL;
	sigset_t set, before_mask;

	(void)state;
	void (*before)(int) = signal(SIGUSR1, on_signal);
	assert_int_equal(orr_pool_open(&pool, 4, &err), ORR_OK);
	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGUSR1);
	assert_int_equal(pthread_sigmask(SIG_BLOCK, &set, &before_mask), 0);
	assert_int_equal(kill(getpid(), SIGUSR1), 0);
	orr_pool_close(pool);
	int taken_by_pool = atomic_load(&taken);
	assert_int_equal(pthread_sigmask(SIG_SETMASK, &before_mask, NULL), 0);
	(void)signal(SIGUSR1, before);
	assert_int_equal(taken_by_pool, 0);
	assert_int_equal(atomic_load(&taken), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_number_comes_once),
		cmocka_unit_test(many_short_runs),
		cmocka_unit_test(threads_work_at_the_same_time),
		cmocka_unit_test(a_run_waits_for_its_last_piece),
		cmocka_unit_test(several_threads_may_call),
		cmocka_unit_test(without_memory_there_is_no_pool),
		cmocka_unit_test(without_threads_there_is_no_pool),
		cmocka_unit_test(cores_are_those_allowed),
		cmocka_unit_test(signals_are_left_to_the_caller),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
