-- Run once by an administrator of PostgreSQL: one user owns the schema and changes it, the other runs the application,
-- and changes neither the schema nor the audit trail. Their passwords are yours, and without them nothing is made:
--   psql -v owner_password="$DATABASE_OWNER_PASSWORD" -v node_password="$DATABASE_PASSWORD" -f roles.sql
\set ON_ERROR_STOP on
CREATE ROLE closedloop_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE closedloop LOGIN PASSWORD :'node_password';
CREATE DATABASE closedloop OWNER closedloop_owner;
\connect closedloop
-- PostgreSQL 14 lets everybody create tables
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CREATE, USAGE ON SCHEMA public TO closedloop_owner;
