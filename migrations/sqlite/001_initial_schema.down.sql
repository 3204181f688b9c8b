DROP TRIGGER calculation_audit_log_deleted;
DROP TABLE calculation_audit_log;
DROP TABLE calculation_jobs;
DROP TABLE "groups";
DROP TABLE entity_groups;
DROP TABLE entities;
DROP TABLE birth_charts;
