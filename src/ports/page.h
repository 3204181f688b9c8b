/* SPDX-License-Identifier: Apache-2.0 */
/* Pages of a long list: so many at a time, each beginning behind the last key of the one before. */
#ifndef ORR_PORTS_PAGE_H
#define ORR_PORTS_PAGE_H

#include <stddef.h>

enum { ORR_PAGE_MAX = 1000 };

/* What is asked for. `after` is the key of the last element seen, in the list's own order, whether it is there or not; NULL for the first page. */
struct orr_page {
	size_t limit; /* 1 to ORR_PAGE_MAX */
	const char *after;
	int after_type; /* of lists of entities: their type, which comes second in the order */
};

#endif
