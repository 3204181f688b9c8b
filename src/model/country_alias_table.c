/* SPDX-License-Identifier: Apache-2.0 */
/* Names of countries that a gazetteer in English does not hold: common ones, and how countries call themselves. */
#include <string.h>

#include "model/place_query.h"

/* Keys as orr_place_key makes them. */
static const struct {
	const char *key, *code;
} aliases[] = {
	{"usa", "US"},
	{"america", "US"},
	{"u s a", "US"},
	{"u s", "US"},
	{"united states of america", "US"},
	{"estados unidos", "US"},
	{"etats unis", "US"},
	{"uk", "GB"},
	{"u k", "GB"},
	{"great britain", "GB"},
	{"britain", "GB"},
	{"deutschland", "DE"},
	{"allemagne", "DE"},
	{"germania", "DE"},
	{"osterreich", "AT"},
	{"autriche", "AT"},
	{"schweiz", "CH"},
	{"suisse", "CH"},
	{"svizzera", "CH"},
	{"frankreich", "FR"},
	{"francia", "FR"},
	{"italia", "IT"},
	{"italie", "IT"},
	{"italien", "IT"},
	{"espana", "ES"},
	{"espagne", "ES"},
	{"spanien", "ES"},
	{"belgie", "BE"},
	{"belgique", "BE"},
	{"belgien", "BE"},
	{"nederland", "NL"},
	{"the netherlands", "NL"},
	{"holland", "NL"},
	{"sverige", "SE"},
	{"norge", "NO"},
	{"danmark", "DK"},
	{"suomi", "FI"},
	{"polska", "PL"},
	{"cesko", "CZ"},
	{"czechia", "CZ"},
	{"magyarorszag", "HU"},
	{"hrvatska", "HR"},
	{"srbija", "RS"},
	{"turkiye", "TR"},
	{"ελλαδα", "GR"},
	{"hellas", "GR"},
	{"россия", "RU"},
	{"rossiya", "RU"},
	{"russian federation", "RU"},
	{"украина", "UA"},
	{"україна", "UA"},
	{"brasil", "BR"},
	{"burma", "MM"},
	{"bharat", "IN"},
	{"भारत", "IN"},
	{"nippon", "JP"},
	{"日本", "JP"},
	{"中国", "CN"},
	{"korea", "KR"},
	{"algerie", "DZ"},
	{"maroc", "MA"},
	{"tunisie", "TN"},
	{"cote d ivoire", "CI"},
	{"north macedonia", "MK"},
	{"eswatini", "SZ"},
	{"cabo verde", "CV"},
	{"timor leste", "TL"},
	{"uae", "AE"},
	{"persia", "IR"},
	{"ceylon", "LK"},
	{"siam", "TH"},
};

const char *orr_country_alias(const char *key)
{
	for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++)
		if (strcmp(aliases[i].key, key) == 0)
			return aliases[i].code;
	return NULL;
}
