/* SPDX-License-Identifier: Apache-2.0 */
/* Error codes and the caller-owned error that every fallible function outside the core fills. */
#ifndef ORR_BASE_ERROR_H
#define ORR_BASE_ERROR_H

#define ORR_MUST_CHECK __attribute__((warn_unused_result))
#define ORR_PRINTF(format_at, args_at) __attribute__((format(printf, format_at, args_at)))

/* One row per code: constant, stable name, HTTP status, exit status of the command line. */
#define ORR_CODES(X)                                      \
	X(ORR_OK, "ok", 200, 0)                           \
	X(ORR_E_PARTIAL, "partial", 207, 1)               \
	X(ORR_E_USAGE, "usage", 400, 2)                   \
	X(ORR_E_INVALID, "invalid", 400, 2)               \
	X(ORR_E_NOT_FOUND, "not_found", 404, 3)           \
	X(ORR_E_CONFLICT, "conflict", 409, 4)             \
	X(ORR_E_AMBIGUOUS_TIME, "ambiguous_time", 422, 5) \
	X(ORR_E_SKIPPED_TIME, "skipped_time", 422, 5)     \
	X(ORR_E_OUT_OF_RANGE, "out_of_range", 422, 6)     \
	X(ORR_E_UNAVAILABLE, "unavailable", 503, 7)       \
	X(ORR_E_DENIED, "denied", 403, 8)                 \
	X(ORR_E_CORRUPT, "corrupt", 500, 9)               \
	X(ORR_E_INTERNAL, "internal", 500, 70)

enum orr_code {
#define ORR_CODE_ENUM(constant, name, http, exit_status) constant,
	ORR_CODES(ORR_CODE_ENUM)
#undef ORR_CODE_ENUM
		ORR_CODE_COUNT
};

enum {
	ORR_ERROR_FIELD_MAX = 64,
	ORR_ERROR_TEXT_MAX = 400,
};

/**
 * What went wrong, owned by the caller; zero-initialise it before the first use.
 * `field` names the input field at fault, "" when none is. `text` is one sentence, without a final line
 * break, that says what to do.
 */
struct orr_error {
	enum orr_code code;
	char field[ORR_ERROR_FIELD_MAX];
	char text[ORR_ERROR_TEXT_MAX];
};

/** Fill `err` (NULL is allowed) and return `code`. The text is cut at its capacity, on a UTF-8 boundary. */
enum orr_code orr_fail(struct orr_error *err, enum orr_code code, const char *format, ...) ORR_PRINTF(3, 4);

/** The same for an error that has a field at fault. */
enum orr_code orr_fail_field(struct orr_error *err, enum orr_code code, const char *field, const char *format,
			     ...) ORR_PRINTF(4, 5);

/** Error ORR_E_UNAVAILABLE for memory that was not given, the system's or an arena's. Here, so that everybody sees which code it is. */
static inline enum orr_code orr_fail_memory(struct orr_error *err)
{
	(void)orr_fail(err, ORR_E_UNAVAILABLE,
		       "memory ran out; nothing was lost: close other programs or do less at once");
	return ORR_E_UNAVAILABLE;
}

/**
 * Put "context: " in front of the text of an error that is already there, and return its code (ORR_E_INTERNAL
 * for NULL).
 */
enum orr_code orr_error_context(struct orr_error *err, const char *format, ...) ORR_PRINTF(2, 3);

/** Stable name of a code, such as "not_found"; "internal" for a number outside the table. */
const char *orr_code_name(enum orr_code code);
/** HTTP status of a code. */
int orr_code_http(enum orr_code code);
/** Exit status of the command line for a code. */
int orr_code_exit(enum orr_code code);

#endif
