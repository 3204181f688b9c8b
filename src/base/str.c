/* SPDX-License-Identifier: Apache-2.0 */
/* Strict numbers and UTF-8. */
#include "base/str.h"

#include <locale.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool orr_str_to_i64(const char *text, int64_t *out)
{
	bool negative = *text == '-';
	int64_t value = 0; /* counted downwards: the negative side is one larger */

	text += *text == '-' || *text == '+';
	if (!is_digit(*text))
		return false;
	for (; is_digit(*text); text++) {
		int digit = *text - '0';

		if (value < INT64_MIN / 10 || value * 10 < INT64_MIN + digit)
			return false;
		value = value * 10 - digit;
	}
	if (*text != '\0' || (!negative && value == INT64_MIN))
		return false;
	*out = negative ? value : -value;
	return true;
}

static size_t skip_digits(const char **text)
{
	size_t count = 0;

	for (; is_digit(**text); (*text)++)
		count++;
	return count;
}

static bool is_decimal(const char *text)
{
	text += *text == '-' || *text == '+';
	size_t digits = skip_digits(&text);
	if (*text == '.') {
		text++;
		digits += skip_digits(&text);
	}
	if (digits == 0)
		return false;
	if (*text == 'e' || *text == 'E') {
		text++;
		text += *text == '-' || *text == '+';
		if (skip_digits(&text) == 0)
			return false;
	}
	return *text == '\0';
}

static pthread_once_t locale_made = PTHREAD_ONCE_INIT;
static locale_t c_locale;

static void make_locale(void)
{
	c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
}

bool orr_str_to_double(const char *text, double *out)
{
	if (!is_decimal(text))
		return false;
	(void)pthread_once(&locale_made, make_locale);
	if (c_locale == (locale_t)0)
		return false;
	double value = strtod_l(text, NULL, c_locale);
	if (!isfinite(value))
		return false;
	*out = value;
	return true;
}

/* Bytes of the sequence that begins with `lead`; 0 for a byte that begins none (RFC 3629, section 4). */
static size_t sequence_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead < 0xC2 || lead > 0xF4)
		return 0;
	return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

static bool is_continuation(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/* The second byte carries the limits: no overlong forms, no surrogates, nothing above U+10FFFF. */
static bool second_fits(unsigned char lead, unsigned char second)
{
	unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;

	return second >= low && second <= high;
}

bool orr_utf8_valid(const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;

	for (size_t i = 0; i < length;) {
		size_t count = sequence_length(bytes[i]);

		if (count == 0 || count > length - i)
			return false;
		if (count > 1 && !second_fits(bytes[i], bytes[i + 1]))
			return false;
		for (size_t k = 2; k < count; k++)
			if (!is_continuation(bytes[i + k]))
				return false;
		i += count;
	}
	return true;
}

size_t orr_utf8_cut(const char *text, size_t length, size_t limit)
{
	const unsigned char *bytes = (const unsigned char *)text;

	if (limit >= length)
		return length;
	if (!is_continuation(bytes[limit]))
		return limit;
	for (size_t back = 1; back <= 3 && back <= limit; back++)
		if (!is_continuation(bytes[limit - back]))
			return sequence_length(bytes[limit - back]) > back ? limit - back : limit;
	return limit;
}
