-- After every start: who only looks may look at what is new, too, and whoever writes may look as if it could not. Two starts at once
-- wait for each other.
SELECT pg_advisory_lock(hashtext('syncwatch_read'));
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'syncwatch_read') THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO syncwatch_read', current_schema());
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO syncwatch_read', current_schema());
    -- Of its own: where somebody else made the role, only they may, and readers need no part of it.
    BEGIN
      GRANT syncwatch_read TO CURRENT_USER;
    EXCEPTION
      WHEN insufficient_privilege OR invalid_grant_operation OR internal_error THEN
        RAISE NOTICE 'The role syncwatch_read is not given to whoever writes: %', SQLERRM;
    END;
  END IF;
EXCEPTION
  WHEN insufficient_privilege OR invalid_grant_operation OR internal_error THEN
    RAISE NOTICE 'The role syncwatch_read lacks a right: %', SQLERRM;
END
$$;
SELECT pg_advisory_unlock(hashtext('syncwatch_read'));
