-- type: schema
-- Harmonic codes and energy patterns, kept as charts are. `_id` follows from the entity, so that an entity has one of each; the indexes are
-- those of the customer's document, which asks for no unique ones here.

CREATE TABLE harmonic_codes (
	_id TEXT NOT NULL PRIMARY KEY,
	document TEXT NOT NULL,
	entity_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.entity_id')) VIRTUAL,
	entity_type TEXT GENERATED ALWAYS AS (json_extract(document, '$.entity_type')) VIRTUAL,
	organization_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.organization_id')) VIRTUAL,
	next_update_scheduled_date TEXT GENERATED ALWAYS AS (json_extract(document, '$.next_update.scheduled_date')) VIRTUAL,
	next_update_status TEXT GENERATED ALWAYS AS (json_extract(document, '$.next_update.status')) VIRTUAL,
	current_code_quarter TEXT GENERATED ALWAYS AS (json_extract(document, '$.current_code.quarter')) VIRTUAL,
	current_code_year INTEGER GENERATED ALWAYS AS (json_extract(document, '$.current_code.year')) VIRTUAL
) STRICT;
CREATE INDEX harmonic_codes_entity ON harmonic_codes(entity_id, entity_type);
CREATE INDEX harmonic_codes_organization ON harmonic_codes(organization_id);
CREATE INDEX harmonic_codes_next_update ON harmonic_codes(next_update_scheduled_date, next_update_status);
CREATE INDEX harmonic_codes_quarter ON harmonic_codes(current_code_quarter, current_code_year);

CREATE TABLE energy_patterns (
	_id TEXT NOT NULL PRIMARY KEY,
	document TEXT NOT NULL,
	entity_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.entity_id')) VIRTUAL,
	entity_type TEXT GENERATED ALWAYS AS (json_extract(document, '$.entity_type')) VIRTUAL,
	organization_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.organization_id')) VIRTUAL,
	analysis_date TEXT GENERATED ALWAYS AS (json_extract(document, '$.analysis_date')) VIRTUAL
) STRICT;
CREATE INDEX energy_patterns_entity ON energy_patterns(entity_id, entity_type);
CREATE INDEX energy_patterns_organization ON energy_patterns(organization_id);
CREATE INDEX energy_patterns_analysis ON energy_patterns(analysis_date DESC);
