-- Everything that the store holds goes with it.
DROP TABLE calculation_audit_log;
DROP TABLE calculation_jobs;
DROP TABLE group_members;
DROP TABLE groups;
DROP TABLE entities;
DROP TABLE birth_charts;
