-- After every start: who only looks may look at what is new, too. Two starts at once wait for each other.
SELECT pg_advisory_lock(hashtext('syncwatch_read'));
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'syncwatch_read') THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO syncwatch_read', current_schema());
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO syncwatch_read', current_schema());
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE NOTICE 'The role syncwatch_read can''t see all tables: %', SQLERRM;
END
$$;
SELECT pg_advisory_unlock(hashtext('syncwatch_read'));
