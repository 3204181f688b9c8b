-- type: schema
-- Documents and history in one file. A collection is a table of documents with generated columns for its indexes.

CREATE TABLE birth_charts (
  _id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL,
  entity_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.entity_id')) VIRTUAL,
  entity_type TEXT GENERATED ALWAYS AS (json_extract(document, '$.entity_type')) VIRTUAL,
  organization_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.organization_id')) VIRTUAL,
  status TEXT GENERATED ALWAYS AS (json_extract(document, '$.status')) VIRTUAL,
  created_at TEXT GENERATED ALWAYS AS (json_extract(document, '$.created_at')) VIRTUAL
);
CREATE UNIQUE INDEX birth_charts_entity ON birth_charts (entity_id, entity_type);
CREATE INDEX birth_charts_organization ON birth_charts (organization_id);
CREATE INDEX birth_charts_status ON birth_charts (status);
CREATE INDEX birth_charts_created_at ON birth_charts (created_at DESC);

CREATE TABLE entities (
  _id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL,
  entity_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.entity_id')) STORED,
  entity_type TEXT GENERATED ALWAYS AS (json_extract(document, '$.entity_type')) STORED,
  organization_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.organization_id')) STORED,
  status TEXT GENERATED ALWAYS AS (json_extract(document, '$.status')) STORED
);
-- The columns behind the order answer the filters without a look at the documents.
CREATE UNIQUE INDEX entities_entity ON entities (entity_id, entity_type);
CREATE INDEX entities_organization ON entities (organization_id, entity_id, entity_type, status);
CREATE INDEX entities_type ON entities (entity_type, entity_id, status);
CREATE INDEX entities_status ON entities (status, entity_id, entity_type);

-- Members of groups: department_ids of the entities, one row each.
CREATE TABLE group_members (
  group_id TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  entity_type TEXT NOT NULL,
  entity TEXT NOT NULL REFERENCES entities (_id) ON DELETE CASCADE,
  PRIMARY KEY (group_id, entity_id, entity_type)
) WITHOUT ROWID;
CREATE INDEX group_members_entity ON group_members (entity);

CREATE TABLE groups (
  _id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL,
  organization_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.organization_id')) STORED,
  group_id TEXT GENERATED ALWAYS AS (json_extract(document, '$.group_id')) STORED
);
CREATE UNIQUE INDEX groups_group ON groups (organization_id, group_id);

CREATE TABLE calculation_jobs (
  id TEXT NOT NULL PRIMARY KEY,
  job_type TEXT NOT NULL CHECK (job_type IN ('birth_chart', 'harmonic_code', 'compatibility', 'energy_pattern')),
  entity_type TEXT NOT NULL,
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
  trigger_reason TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  execution_time_us INTEGER,
  cpu_time_us INTEGER,
  result_digest TEXT
);
CREATE INDEX idx_calculation_jobs_entity ON calculation_jobs (entity_type, entity_id);
CREATE INDEX idx_calculation_jobs_org ON calculation_jobs (organization_id);
CREATE INDEX idx_calculation_jobs_status ON calculation_jobs (job_status, created_at DESC);
CREATE INDEX idx_calculation_jobs_type ON calculation_jobs (job_type, job_status);
CREATE INDEX idx_calculation_jobs_scheduled ON calculation_jobs (job_status, started_at) WHERE job_status = 'pending';
CREATE INDEX idx_calculation_jobs_output ON calculation_jobs (output_collection, output_document_id);

CREATE TABLE calculation_audit_log (
  id TEXT NOT NULL PRIMARY KEY,
  job_id TEXT REFERENCES calculation_jobs (id) ON DELETE SET NULL,
  event_type TEXT NOT NULL,
  event_timestamp TEXT NOT NULL,
  entity_type TEXT,
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
  created_at TEXT NOT NULL
);
CREATE INDEX idx_audit_log_job ON calculation_audit_log (job_id);
CREATE INDEX idx_audit_log_entity ON calculation_audit_log (entity_type, entity_id, event_timestamp DESC);
CREATE INDEX idx_audit_log_org ON calculation_audit_log (organization_id, event_timestamp DESC);
CREATE INDEX idx_audit_log_event ON calculation_audit_log (event_type, event_timestamp DESC);
CREATE INDEX idx_audit_log_user ON calculation_audit_log (user_id, event_timestamp DESC);
CREATE INDEX idx_audit_log_timestamp ON calculation_audit_log (event_timestamp DESC);

-- The log is only added to; that a job is gone is the one thing that may be noted.
CREATE TRIGGER calculation_audit_log_update BEFORE UPDATE ON calculation_audit_log
WHEN NEW.job_id IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.event_type IS NOT OLD.event_type
  OR NEW.event_timestamp IS NOT OLD.event_timestamp OR NEW.entity_type IS NOT OLD.entity_type
  OR NEW.entity_id IS NOT OLD.entity_id OR NEW.organization_id IS NOT OLD.organization_id
  OR NEW.user_id IS NOT OLD.user_id OR NEW.user_role IS NOT OLD.user_role
  OR NEW.user_ip_address IS NOT OLD.user_ip_address OR NEW.before_state IS NOT OLD.before_state
  OR NEW.after_state IS NOT OLD.after_state OR NEW.changes_summary IS NOT OLD.changes_summary
  OR NEW.service_name IS NOT OLD.service_name OR NEW.service_version IS NOT OLD.service_version
  OR NEW.server_instance IS NOT OLD.server_instance OR NEW.request_id IS NOT OLD.request_id
  OR NEW.metadata IS NOT OLD.metadata OR NEW.created_at IS NOT OLD.created_at
BEGIN
  SELECT RAISE(ABORT, 'the audit log is never changed');
END;
CREATE TRIGGER calculation_audit_log_delete BEFORE DELETE ON calculation_audit_log
BEGIN
  SELECT RAISE(ABORT, 'the audit log is never shortened');
END;
