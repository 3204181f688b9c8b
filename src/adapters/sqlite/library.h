/* SPDX-License-Identifier: Apache-2.0 */
/* SQLite's own settings for the whole process. */
#ifndef ORR_ADAPTERS_SQLITE_LIBRARY_H
#define ORR_ADAPTERS_SQLITE_LIBRARY_H

/** Make SQLite take its memory from base/memory.h and start it, once however often this is called. A result code of SQLite's. */
int orr_sqlite_library_start(void);

#endif
