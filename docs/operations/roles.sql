-- Run once by an administrator of PostgreSQL, with passwords of your own: one user owns the schema and changes it, the
-- other runs the application, and changes neither the schema nor the audit trail.
CREATE ROLE closedloop_owner LOGIN PASSWORD 'choose one';
CREATE ROLE closedloop LOGIN PASSWORD 'choose another';
CREATE DATABASE closedloop OWNER closedloop_owner;
\connect closedloop
-- PostgreSQL 14 lets everybody create tables
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CREATE, USAGE ON SCHEMA public TO closedloop_owner;
