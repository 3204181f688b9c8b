/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the faulty adapter: counting a call, and whether it fails. */
#ifndef ORR_ADAPTERS_FAULTY_FAULT_H
#define ORR_ADAPTERS_FAULTY_FAULT_H

#include "adapters/faulty/faulty.h"

/** ORR_OK, or the fault's error. */
enum orr_code orr_fault_call(struct orr_fault *fault, struct orr_error *err) ORR_MUST_CHECK;

#endif
