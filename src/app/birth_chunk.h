/* SPDX-License-Identifier: Apache-2.0 */
/* Inside births: the life of a chunk, from records to births. */
#ifndef ORR_APP_BIRTH_CHUNK_H
#define ORR_APP_BIRTH_CHUNK_H

#include "app/births.h"

void orr_chunk_init(struct orr_chunk *chunk, const struct orr_births *births);
void orr_chunk_done(struct orr_chunk *chunk);
void orr_chunk_clear(struct orr_chunk *chunk);
/** Whether another record may be added. */
bool orr_chunk_has_room(const struct orr_chunk *chunk);
void orr_chunk_add(struct orr_chunk *chunk, const struct orr_record *record);
/** Read the births that the records tell; what is wrong with one stands in its err. False when chunk->code says why nothing could be done. */
bool orr_chunk_read(struct orr_chunk *chunk);

#endif
