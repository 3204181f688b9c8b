/* SPDX-License-Identifier: Apache-2.0 */
/* Text: strict numbers that do not depend on the locale, UTF-8, instants in RFC 3339. */
#ifndef ORR_BASE_STR_H
#define ORR_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * Decimal integer, optional sign, nothing around it. false (out untouched) for anything else or an overflow.
 */
bool orr_str_to_i64(const char *text, int64_t *out);
/**
 * Decimal number: sign, digits, point, exponent; a digit at least before or behind the point (".5" and "5."
 * are taken). Finite; no hex, inf, nan, spaces or locale; correctly rounded, what is too small becoming 0.
 * false (out untouched) otherwise.
 */
bool orr_str_to_double(const char *text, double *out);
/** Whether `length` bytes are valid UTF-8 (RFC 3629). */
bool orr_utf8_valid(const char *text, size_t length);
/** Largest length not above `limit` that does not cut a UTF-8 sequence of `text`. */
size_t orr_utf8_cut(const char *text, size_t length, size_t limit);

enum { ORR_RFC3339_MAX = 32 };
/**
 * Instant in milliseconds since 1970 as "1990-05-15T18:30:00.000Z". Years outside 0000-9999 get a sign and as
 * many digits as they need, at least four.
 */
void orr_rfc3339_format(int64_t unix_ms, char out[ORR_RFC3339_MAX]);
/**
 * Strict reader: date, T or blank, HH:MM[:SS[.fraction]], Z or +-HH:MM. false (out untouched) for anything
 * else, 24:00 and second 60 included. Fractions beyond ms are cut. Years outside 0000-9999 as
 * orr_rfc3339_format writes them.
 */
bool orr_rfc3339_parse(const char *text, int64_t *out_unix_ms);

#endif
