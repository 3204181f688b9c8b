/* SPDX-License-Identifier: Apache-2.0 */
/* One line a field: rows of a table over STRUCT, which the including file defines. The member's C type is checked by the compiler. */
#ifndef ORR_CODEC_TABLES_ROWS_H
#define ORR_CODEC_TABLES_ROWS_H

#include "codec/field.h"

/* offsetof, with a negative array size (so, an error) when the member is not of the type that the row says. */
#define ROW_AT(member, c_type)                                                                          \
	(offsetof(STRUCT, member) + 0 * sizeof(char[_Generic(((STRUCT *)0)->member, c_type : 1, default \
							     : -1)]))
#define ROW_CAPACITY(member) (sizeof(((STRUCT *)0)->member) / sizeof(((STRUCT *)0)->member[0]))

#define ROW_TEXT(member_, max_, flags_, doc_)                                               \
	{                                                                                   \
		.name = #member_, .doc = doc_, .type = ORR_FIELD_STRING, .flags = (flags_), \
		.offset = ROW_AT(member_, const char *), .max = (max_)                      \
	}
#define ROW_JSON(member_, flags_, doc_)                                                   \
	{                                                                                 \
		.name = #member_, .doc = doc_, .type = ORR_FIELD_JSON, .flags = (flags_), \
		.offset = ROW_AT(member_, const char *)                                   \
	}
/* A text that is mostly one of these words. */
#define ROW_TEXT_LIKE(member_, names_, flags_, doc_)                                        \
	{                                                                                   \
		.name = #member_, .doc = doc_, .type = ORR_FIELD_STRING, .flags = (flags_), \
		.offset = ROW_AT(member_, const char *), .names = (names_)                  \
	}
#define ROW_ID(name_, member_, flags_, doc_)                                         \
	{                                                                            \
		.name = name_, .doc = doc_, .type = ORR_FIELD_ID, .flags = (flags_), \
		.offset = ROW_AT(member_, char *)                                    \
	}
#define ROW_WORD(member_, names_, flags_, doc_) ROW_WORD_AS(#member_, member_, names_, flags_, doc_)
#define ROW_WORD_AS(name_, member_, names_, flags_, doc_)                              \
	{                                                                              \
		.name = name_, .doc = doc_, .type = ORR_FIELD_ENUM, .flags = (flags_), \
		.offset = ROW_AT(member_, int), .names = (names_)                      \
	}
#define ROW_INT(member_, min_, max_, flags_, doc_) ROW_INT_AS(#member_, member_, min_, max_, flags_, doc_)
#define ROW_INT_AS(name_, member_, min_, max_, flags_, doc_)                          \
	{                                                                             \
		.name = name_, .doc = doc_, .type = ORR_FIELD_INT, .flags = (flags_), \
		.offset = ROW_AT(member_, int), .min = (min_), .max = (max_)          \
	}
/* A count or a span of time that may need 64 bits. */
#define ROW_LONG(member_, flags_, doc_)                                                  \
	{                                                                                \
		.name = #member_, .doc = doc_, .type = ORR_FIELD_I64, .flags = (flags_), \
		.offset = ROW_AT(member_, int64_t)                                       \
	}
#define ROW_REAL(member_, min_, max_, decimals_, flags_, doc_)                                           \
	{                                                                                                \
		.name = #member_, .doc = doc_, .type = ORR_FIELD_DOUBLE, .flags = (flags_),              \
		.offset = ROW_AT(member_, double), .min = (min_), .max = (max_), .decimals = (decimals_) \
	}
#define ROW_BOOL(member_, flags_, doc_)                                                   \
	{                                                                                 \
		.name = #member_, .doc = doc_, .type = ORR_FIELD_BOOL, .flags = (flags_), \
		.offset = ROW_AT(member_, bool)                                           \
	}
/* Null while the bool `known_` is false. */
#define ROW_BOOL_KNOWN(member_, known_, flags_, doc_)                                    \
	{                                                                                \
		.name = #member_, .doc = doc_, .type = ORR_FIELD_BOOL,                   \
		.flags = (flags_) | ORR_FIELD_NULLABLE, .offset = ROW_AT(member_, bool), \
		.aux_offset = ROW_AT(known_, bool)                                       \
	}
#define ROW_TIME(name_, member_, flags_, doc_)                                         \
	{                                                                              \
		.name = name_, .doc = doc_, .type = ORR_FIELD_TIME, .flags = (flags_), \
		.offset = ROW_AT(member_, int64_t)                                     \
	}
#define ROW_OBJECT(member_, table_, flags_, doc_)                                           \
	{                                                                                   \
		.name = #member_, .doc = doc_, .type = ORR_FIELD_OBJECT, .flags = (flags_), \
		.offset = offsetof(STRUCT, member_), .table = (table_)                      \
	}
#define ROW_OBJECT_IF(member_, present_, table_, flags_, doc_)                               \
	{                                                                                    \
		.name = #member_, .doc = doc_, .type = ORR_FIELD_OBJECT,                     \
		.flags = (flags_) | ORR_FIELD_NULLABLE, .offset = offsetof(STRUCT, member_), \
		.aux_offset = ROW_AT(present_, bool), .table = (table_)                      \
	}
#define ROW_ARRAY(member_, count_, table_, flags_, doc_)                                   \
	{                                                                                  \
		.name = #member_, .doc = doc_, .type = ORR_FIELD_ARRAY, .flags = (flags_), \
		.offset = offsetof(STRUCT, member_), .aux_offset = ROW_AT(count_, size_t), \
		.table = (table_), .capacity = ROW_CAPACITY(member_)                       \
	}
/* The member is a pointer to the elements (structs, or texts). */
#define ROW_LIST(member_, count_, table_, flags_, doc_) \
	ROW_LIST_AS(#member_, member_, count_, table_, flags_, doc_)
#define ROW_LIST_AS(name_, member_, count_, table_, flags_, doc_)                          \
	{                                                                                  \
		.name = name_, .doc = doc_, .type = ORR_FIELD_ARRAY, .flags = (flags_),    \
		.offset = offsetof(STRUCT, member_), .aux_offset = ROW_AT(count_, size_t), \
		.table = (table_), .pointer = true                                         \
	}
#define ROW_TEXT_LIST(member_, count_, flags_, doc_)                                            \
	{                                                                                       \
		.name = #member_, .doc = doc_, .type = ORR_FIELD_STRINGS, .flags = (flags_),    \
		.offset = ROW_AT(member_, const char **), .aux_offset = ROW_AT(count_, size_t), \
		.pointer = true                                                                 \
	}
#define ROW_TEXTS(member_, count_, flags_, doc_)                                             \
	{                                                                                    \
		.name = #member_, .doc = doc_, .type = ORR_FIELD_STRINGS, .flags = (flags_), \
		.offset = offsetof(STRUCT, member_), .aux_offset = ROW_AT(count_, size_t),   \
		.capacity = ROW_CAPACITY(member_)                                            \
	}

#define ROW_INTS(member_, count_, min_, max_, flags_, doc_)                                \
	{                                                                                  \
		.name = #member_, .doc = doc_, .type = ORR_FIELD_INTS, .flags = (flags_),  \
		.offset = offsetof(STRUCT, member_), .aux_offset = ROW_AT(count_, size_t), \
		.capacity = ROW_CAPACITY(member_), .min = (min_), .max = (max_)            \
	}

#define ROW_TABLE(name_, struct_, fields_, doc_)                                         \
	{                                                                                \
		.name = name_, .doc = doc_, .size = sizeof(struct_), .field = (fields_), \
		.field_count = sizeof(fields_) / sizeof((fields_)[0])                    \
	}

#endif
