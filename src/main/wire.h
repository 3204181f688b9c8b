/* SPDX-License-Identifier: Apache-2.0 */
/* The world of the command line, made of adapters: the only place that names them. */
#ifndef ORR_MAIN_WIRE_H
#define ORR_MAIN_WIRE_H

#include "faces/cli/cli.h"

struct orr_wire;

/** The world of this process; NULL when memory is out. `stop` is the flag that a signal sets. */
struct orr_wire *orr_wire_open(const volatile sig_atomic_t *stop);
struct orr_cli_world *orr_wire_world(struct orr_wire *wire);
/** Unmap what was opened; NULL is allowed. */
void orr_wire_close(struct orr_wire *wire);

#endif
