-- type: schema
-- Collections are tables of documents whose indexed fields are columns computed from the text; history is the tables of the customer's
-- document, a column a column, with Orrery's own behind them. Times are RFC 3339 in UTC with milliseconds, so that they sort as text.

CREATE TABLE birth_charts (
	_id TEXT NOT NULL PRIMARY KEY,
	document TEXT NOT NULL,
	entity_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.entity_id')) VIRTUAL,
	entity_type TEXT GENERATED ALWAYS AS (json_extract(document, '$.entity_type')) VIRTUAL,
	organization_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.organization_id')) VIRTUAL,
	status TEXT GENERATED ALWAYS AS (json_extract(document, '$.status')) VIRTUAL,
	created_at TEXT GENERATED ALWAYS AS (json_extract(document, '$.created_at')) VIRTUAL
) STRICT;
CREATE UNIQUE INDEX birth_charts_entity ON birth_charts(entity_id, entity_type);
CREATE INDEX birth_charts_organization ON birth_charts(organization_id);
CREATE INDEX birth_charts_status ON birth_charts(status);
CREATE INDEX birth_charts_created ON birth_charts(created_at DESC);

CREATE TABLE entities (
	_id TEXT NOT NULL PRIMARY KEY,
	document TEXT NOT NULL,
	entity_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.entity_id')) VIRTUAL,
	entity_type TEXT GENERATED ALWAYS AS (json_extract(document, '$.entity_type')) VIRTUAL,
	organization_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.organization_id')) VIRTUAL,
	status TEXT GENERATED ALWAYS AS (json_extract(document, '$.status')) VIRTUAL
) STRICT;
CREATE UNIQUE INDEX entities_entity ON entities(entity_id, entity_type);
-- A list is merged from one range for each status and type, each in the order of entity_id.
CREATE INDEX entities_status ON entities(status, entity_type, entity_id);
CREATE INDEX entities_organization ON entities(organization_id, status, entity_type, entity_id);

-- Who is in which group, kept by the triggers from department_ids.
CREATE TABLE entity_groups (
	organization_id TEXT NOT NULL,
	group_id TEXT NOT NULL,
	status TEXT NOT NULL,
	entity_type TEXT NOT NULL,
	entity_id TEXT NOT NULL,
	_id TEXT NOT NULL REFERENCES entities(_id) ON DELETE CASCADE,
	PRIMARY KEY (organization_id, group_id, status, entity_type, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_groups_group ON entity_groups(group_id, status, entity_type, entity_id);
CREATE INDEX entity_groups_member ON entity_groups(_id);

CREATE TRIGGER entities_inserted AFTER INSERT ON entities BEGIN
	INSERT INTO entity_groups(organization_id, group_id, status, entity_type, entity_id, _id)
	SELECT DISTINCT NEW.organization_id, value, NEW.status, NEW.entity_type, NEW.entity_id, NEW._id
	FROM json_each(NEW.document, '$.department_ids');
END;
CREATE TRIGGER entities_updated AFTER UPDATE ON entities BEGIN
	DELETE FROM entity_groups WHERE _id = OLD._id;
	INSERT INTO entity_groups(organization_id, group_id, status, entity_type, entity_id, _id)
	SELECT DISTINCT NEW.organization_id, value, NEW.status, NEW.entity_type, NEW.entity_id, NEW._id
	FROM json_each(NEW.document, '$.department_ids');
END;

CREATE TABLE "groups" (
	_id TEXT NOT NULL PRIMARY KEY,
	document TEXT NOT NULL,
	organization_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.organization_id')) VIRTUAL,
	group_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.group_id')) VIRTUAL
) STRICT;
CREATE UNIQUE INDEX groups_group ON "groups"(organization_id, group_id);

-- Without a rowid the id stands behind the columns of each index, so that an entity's jobs come in the order of their ids.
CREATE TABLE calculation_jobs (
	id TEXT NOT NULL PRIMARY KEY,
	job_type TEXT NOT NULL CHECK (job_type IN ('birth_chart', 'harmonic_code', 'compatibility', 'energy_pattern')),
	entity_type TEXT NOT NULL CHECK (entity_type IN ('employee', 'candidate', 'company')),
	entity_id TEXT NOT NULL,
	organization_id TEXT NOT NULL,
	job_status TEXT NOT NULL CHECK (job_status IN ('pending', 'in_progress', 'completed', 'failed', 'cancelled')),
	priority INTEGER DEFAULT 5 CHECK (priority BETWEEN 1 AND 10),
	input_data TEXT NOT NULL,
	calculation_params TEXT,
	output_collection TEXT,
	output_document_id TEXT,
	started_at TEXT,
	completed_at TEXT,
	execution_time_ms INTEGER,
	error_code TEXT,
	error_message TEXT,
	error_stack TEXT,
	retry_count INTEGER DEFAULT 0,
	max_retries INTEGER DEFAULT 3,
	cpu_time_ms INTEGER,
	memory_used_mb REAL,
	api_calls_made INTEGER,
	algorithm_version TEXT NOT NULL,
	engine_version TEXT NOT NULL,
	triggered_by TEXT,
	trigger_reason TEXT CHECK (trigger_reason IN ('manual', 'quarterly_update', 'data_change', 'import')),
	created_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
	updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
	execution_time_us INTEGER,
	cpu_time_us INTEGER,
	result_digest TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_calculation_jobs_entity ON calculation_jobs(entity_type, entity_id);
CREATE INDEX idx_calculation_jobs_org ON calculation_jobs(organization_id);
CREATE INDEX idx_calculation_jobs_status ON calculation_jobs(job_status, created_at DESC);
CREATE INDEX idx_calculation_jobs_type ON calculation_jobs(job_type, job_status);
CREATE INDEX idx_calculation_jobs_scheduled ON calculation_jobs(job_status, started_at) WHERE job_status = 'pending';
CREATE INDEX idx_calculation_jobs_output ON calculation_jobs(output_collection, output_document_id);

CREATE TABLE calculation_audit_log (
	id TEXT NOT NULL PRIMARY KEY,
	job_id TEXT REFERENCES calculation_jobs(id) ON DELETE SET NULL,
	event_type TEXT NOT NULL CHECK (event_type IN ('job_created', 'job_started', 'job_completed', 'job_failed', 'data_modified',
		'data_accessed', 'schema_changed', 'admin_action')),
	event_timestamp TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
	entity_type TEXT CHECK (entity_type IN ('employee', 'candidate', 'company')),
	entity_id TEXT,
	organization_id TEXT,
	user_id TEXT,
	user_role TEXT,
	user_ip_address TEXT,
	before_state TEXT,
	after_state TEXT,
	changes_summary TEXT,
	service_name TEXT,
	service_version TEXT,
	server_instance TEXT,
	request_id TEXT,
	metadata TEXT,
	created_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX idx_audit_log_job ON calculation_audit_log(job_id);
CREATE INDEX idx_audit_log_entity ON calculation_audit_log(entity_type, entity_id, event_timestamp DESC);
CREATE INDEX idx_audit_log_org ON calculation_audit_log(organization_id, event_timestamp DESC);
CREATE INDEX idx_audit_log_event ON calculation_audit_log(event_type, event_timestamp DESC);
CREATE INDEX idx_audit_log_user ON calculation_audit_log(user_id, event_timestamp DESC);
CREATE INDEX idx_audit_log_timestamp ON calculation_audit_log(event_timestamp DESC);

-- The log is only ever added to; a job that goes away leaves its rows without a job.
CREATE TRIGGER calculation_audit_log_deleted BEFORE DELETE ON calculation_audit_log BEGIN
	SELECT RAISE(ABORT, 'rows of the audit log stay');
END;
CREATE TRIGGER calculation_audit_log_updated BEFORE UPDATE OF id, event_type, event_timestamp, entity_type, entity_id,
	organization_id, user_id, user_role, user_ip_address, before_state, after_state, changes_summary, service_name, service_version,
	server_instance, request_id, metadata, created_at ON calculation_audit_log
BEGIN
	SELECT RAISE(ABORT, 'rows of the audit log stay as they are');
END;
CREATE TRIGGER calculation_audit_log_job_updated BEFORE UPDATE OF job_id ON calculation_audit_log WHEN NEW.job_id IS NOT NULL
BEGIN
	SELECT RAISE(ABORT, 'rows of the audit log stay as they are');
END;
