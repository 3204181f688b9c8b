/* SPDX-License-Identifier: Apache-2.0 */
/* Threads that sleep between runs; within a run each takes the next number until none is left. */
#include "base/pool.h"

#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/system.h"

enum { THREADS_MAX = 256 };

/* On the stack of the thread that runs it: gone only when no thread is busy with it any more. */
struct job {
	size_t count;
	void (*work)(void *context, size_t index);
	void *context;
	atomic_size_t next;
};

struct orr_pool {
	pthread_mutex_t run_lock; /* one run at a time */
	pthread_mutex_t lock;     /* over all that follows */
	pthread_cond_t job_here, idle;
	struct job *job;      /* NULL: none */
	unsigned long serial; /* of the job, so that no thread takes the same one twice */
	unsigned busy;        /* threads at work on the job */
	bool closing;
	unsigned started;
	pthread_t threads[];
};

static void work_off(struct job *job)
{
	for (;;) {
		size_t index = atomic_fetch_add_explicit(&job->next, 1, memory_order_relaxed);

		if (index >= job->count)
			return;
		job->work(job->context, index);
	}
}

static void *thread_main(void *argument)
{
	struct orr_pool *pool = argument;
	unsigned long seen = 0;

	(void)pthread_mutex_lock(&pool->lock);
	for (;;) {
		while (!pool->closing && (pool->job == NULL || pool->serial == seen))
			(void)pthread_cond_wait(&pool->job_here, &pool->lock);
		if (pool->closing)
			break;
		struct job *job = pool->job;
		seen = pool->serial;
		pool->busy++;
		(void)pthread_mutex_unlock(&pool->lock);
		work_off(job);
		(void)pthread_mutex_lock(&pool->lock);
		if (--pool->busy == 0)
			(void)pthread_cond_signal(&pool->idle);
	}
	(void)pthread_mutex_unlock(&pool->lock);
	return NULL;
}

/* Signals are the business of the program's own thread: the pool's take none. */
static int start_threads(struct orr_pool *pool, unsigned count)
{
	sigset_t all, before;
	int number = 0;

	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	while (number == 0 && pool->started < count) {
		number = pthread_create(&pool->threads[pool->started], NULL, thread_main, pool);
		pool->started += number == 0;
	}
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	return number;
}

enum orr_code orr_pool_open(struct orr_pool **out, unsigned threads, struct orr_error *err)
{
	assert(threads >= 1 && threads <= THREADS_MAX);
	struct orr_pool *pool = orr_calloc(1, sizeof *pool + (threads - 1) * sizeof pool->threads[0]);

	if (pool == NULL)
		return orr_fail_memory(err);
	(void)pthread_mutex_init(&pool->run_lock, NULL); /* none of the four can fail on Linux */
	(void)pthread_mutex_init(&pool->lock, NULL);
	(void)pthread_cond_init(&pool->job_here, NULL);
	(void)pthread_cond_init(&pool->idle, NULL);
	int number = start_threads(pool, threads - 1);
	if (number != 0) {
		orr_pool_close(pool);
		return orr_fail(err, ORR_E_UNAVAILABLE, "no %u threads can be started (%s): ask for fewer",
				threads, orr_system_reason(number));
	}
	*out = pool;
	return ORR_OK;
}

void orr_pool_run(struct orr_pool *pool, size_t count, void (*work)(void *context, size_t index),
		  void *context)
{
	struct job job = {.count = count, .work = work, .context = context};

	if (count <= 1 || pool->started == 0) {
		work_off(&job);
		return;
	}
	(void)pthread_mutex_lock(&pool->run_lock);
	(void)pthread_mutex_lock(&pool->lock);
	pool->job = &job;
	pool->serial++;
	(void)pthread_cond_broadcast(&pool->job_here);
	(void)pthread_mutex_unlock(&pool->lock);
	work_off(&job);
	(void)pthread_mutex_lock(&pool->lock);
	pool->job = NULL; /* a thread that wakes up only now has nothing to do */
	while (pool->busy > 0)
		(void)pthread_cond_wait(&pool->idle, &pool->lock);
	(void)pthread_mutex_unlock(&pool->lock);
	(void)pthread_mutex_unlock(&pool->run_lock);
}

void orr_pool_close(struct orr_pool *pool)
{
	if (pool == NULL)
		return;
	(void)pthread_mutex_lock(&pool->lock);
	pool->closing = true;
	(void)pthread_cond_broadcast(&pool->job_here);
	(void)pthread_mutex_unlock(&pool->lock);
	for (unsigned i = 0; i < pool->started; i++)
		(void)pthread_join(pool->threads[i], NULL);
	(void)pthread_cond_destroy(&pool->idle);
	(void)pthread_cond_destroy(&pool->job_here);
	(void)pthread_mutex_destroy(&pool->lock);
	(void)pthread_mutex_destroy(&pool->run_lock);
	orr_free(pool);
}

unsigned orr_pool_cores(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0)
		return (unsigned)CPU_COUNT(&set);
	long online = sysconf(_SC_NPROCESSORS_ONLN); /* a machine with more cores than the set can name */
	return online > 0 ? (unsigned)online : 1;
}
