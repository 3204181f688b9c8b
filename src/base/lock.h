/* SPDX-License-Identifier: Apache-2.0 */
/* A mutex: the only way by which layers above share what is not read-only. */
#ifndef ORR_BASE_LOCK_H
#define ORR_BASE_LOCK_H

#include <pthread.h>

struct orr_lock {
	pthread_mutex_t mutex;
};

/* A default mutex cannot fail to be made, taken or given back by the thread that holds it (POSIX.1-2017, glibc). */
static inline void orr_lock_init(struct orr_lock *lock)
{
	(void)pthread_mutex_init(&lock->mutex, NULL);
}

static inline void orr_lock_done(struct orr_lock *lock)
{
	(void)pthread_mutex_destroy(&lock->mutex);
}

static inline void orr_lock_take(struct orr_lock *lock)
{
	(void)pthread_mutex_lock(&lock->mutex);
}

static inline void orr_lock_give(struct orr_lock *lock)
{
	(void)pthread_mutex_unlock(&lock->mutex);
}

#endif
