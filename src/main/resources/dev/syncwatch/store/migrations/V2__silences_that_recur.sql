-- At which times between its beginning and its end a silence holds, as its record says; null where it always does.
ALTER TABLE silence_record ADD COLUMN recurs jsonb;
CREATE OR REPLACE VIEW silence AS
SELECT id, matchers, starts_at, ends_at, author, reason, recurs
  FROM silence_record
 WHERE NOT deleted;
