/* SPDX-License-Identifier: Apache-2.0 */
/* What a run over many births tells at its end. */
#include "app/batch_summary.h"

#include <string.h>

void orr_batch_summary_count(struct orr_batch_summary *summary, enum orr_code code, const char *field,
			     long count)
{
	size_t at = 0;
	while (at < summary->reason_count &&
	       (summary->reason[at].code < code ||
		(summary->reason[at].code == code && strcmp(summary->reason[at].field, field) < 0)))
		at++;
	struct orr_batch_reason *reason = &summary->reason[at];
	if (at < summary->reason_count && reason->code == code && strcmp(reason->field, field) == 0) {
		reason->count += count;
		return;
	}
	if (summary->reason_count == ORR_BATCH_REASON_MAX)
		return;
	memmove(reason + 1, reason, (summary->reason_count - at) * sizeof *reason);
	*reason = (struct orr_batch_reason){.code = code, .count = count};
	memcpy(reason->field, field, strlen(field) + 1);
	summary->reason_count++;
}

/* Whether a name stands in the list, which is parted by ", ". */
static bool listed(const char *list, const char *name, size_t length)
{
	while (*list != '\0') {
		const size_t size = strcspn(list, ",");
		if (size == length && strncmp(list, name, length) == 0)
			return true;
		list += size + strspn(list + size, ", ");
	}
	return false;
}

/* Names are kept with their commas as blanks, so that the list can be read back; "..." stands for those that found no room. */
static void note_name(struct orr_batch_summary *summary, const char *name, size_t length)
{
	static const char more[] = "...";
	char *list = summary->unused_columns;
	char plain[ORR_BATCH_UNUSED_MAX];
	if (length == 0 || listed(list, more, sizeof more - 1))
		return;
	const size_t used = strlen(list), part = used > 0 ? 2 : 0;
	if (used + part + length + sizeof ", ..." > ORR_BATCH_UNUSED_MAX) {
		name = more;
		length = sizeof more - 1;
	}
	for (size_t i = 0; i < length; i++)
		plain[i] = name[i] == ',' ? ' ' : name[i];
	if (listed(list, plain, length))
		return;
	memcpy(list + used, ", ", part);
	memcpy(list + used + part, plain, length);
	list[used + part + length] = '\0';
}

void orr_batch_summary_unused(struct orr_batch_summary *summary, const struct orr_binding *binding,
			      size_t count, const char *const names[])
{
	for (size_t i = 0; i < count; i++)
		if (!orr_column_map_takes(binding, i))
			note_name(summary, names[i], strlen(names[i]));
}

void orr_batch_summary_add(struct orr_batch_summary *summary, const struct orr_batch_summary *part)
{
	summary->lines += part->lines;
	summary->charts += part->charts;
	summary->bad += part->bad;
	summary->shown += part->shown;
	summary->unchanged += part->unchanged;
	for (size_t i = 0; i < part->reason_count; i++)
		orr_batch_summary_count(summary, part->reason[i].code, part->reason[i].field,
					part->reason[i].count);
	const char *at = part->unused_columns;
	while (*at != '\0') {
		const size_t length = strcspn(at, ",");
		note_name(summary, at, length);
		at += length + strspn(at + length, ", ");
	}
}
