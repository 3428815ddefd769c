-- What Syncwatch computed, for dashboards. Each table can be written again from its topic: every write is an upsert that a second
-- writer or a restart can repeat. A field that an event does not have is the empty text, so that it can be part of a key.

-- Which database this is: what was written into another one is not in it. One row.
CREATE TABLE store (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  id       uuid    NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO store DEFAULT VALUES;

-- Rates over the 15 minutes before each full minute, by arrival: what rules see. Final once written.
CREATE TABLE window_rate (
  window_end    timestamptz NOT NULL,
  environment   text        NOT NULL,
  attempts      bigint      NOT NULL,
  successes     bigint      NOT NULL,
  failures      bigint      NOT NULL,
  failure_rate  double precision,
  active_users  bigint      NOT NULL,
  queue_delta   numeric     NOT NULL,
  threshold     double precision,
  PRIMARY KEY (environment, window_end)
);
CREATE INDEX window_rate_by_time ON window_rate (window_end);

-- Counts of the minute in which events occurred; late and offline ones correct it for up to 24 h.
CREATE TABLE sync_minute (
  minute          timestamptz NOT NULL,
  environment     text        NOT NULL,
  platform        text        NOT NULL,
  app_version     text        NOT NULL,
  started         bigint      NOT NULL,
  succeeded       bigint      NOT NULL,
  completed_other bigint      NOT NULL,
  failed          bigint      NOT NULL,
  skipped         bigint      NOT NULL,
  queue_delta     numeric     NOT NULL,
  users           bigint      NOT NULL,
  stale           bigint      NOT NULL,
  PRIMARY KEY (environment, minute, platform, app_version)
);
CREATE INDEX sync_minute_by_time ON sync_minute (minute);

-- Attempts of that minute that were no success, by what failed.
CREATE TABLE failure_minute (
  minute      timestamptz NOT NULL,
  environment text        NOT NULL,
  stage       text        NOT NULL,
  status_code text        NOT NULL,
  failures    bigint      NOT NULL,
  users       bigint      NOT NULL,
  PRIMARY KEY (environment, minute, stage, status_code)
);
CREATE INDEX failure_minute_by_time ON failure_minute (minute);

-- Every change of every alert; "change" is the whole of what stands on its topic.
CREATE TABLE alert_change (
  alert       text        NOT NULL,
  at          timestamptz NOT NULL,
  rule        text        NOT NULL,
  environment text        NOT NULL,
  episode     text,
  state       text        NOT NULL,
  previous    text        NOT NULL,
  starts_at   timestamptz,
  severity    text        NOT NULL,
  mode        text        NOT NULL,
  value       double precision,
  threshold   double precision,
  title       text        NOT NULL,
  change      jsonb       NOT NULL,
  PRIMARY KEY (alert, at)
);
CREATE INDEX alert_change_by_time ON alert_change (at);
CREATE INDEX alert_change_by_episode ON alert_change (episode, at) WHERE episode IS NOT NULL;

-- Each alert as its newest change left it.
CREATE TABLE alert (
  alert       text        PRIMARY KEY,
  at          timestamptz NOT NULL,
  rule        text        NOT NULL,
  environment text        NOT NULL,
  episode     text,
  state       text        NOT NULL,
  previous    text        NOT NULL,
  starts_at   timestamptz,
  severity    text        NOT NULL,
  mode        text        NOT NULL,
  value       double precision,
  threshold   double precision,
  title       text        NOT NULL,
  change      jsonb       NOT NULL
);

-- Episodes of one environment that overlap or follow within 10 minutes; of rules in force alone, not of shadow rules.
CREATE TABLE incident (
  id            text        PRIMARY KEY,
  environment   text        NOT NULL,
  starts_at     timestamptz NOT NULL,
  ends_at       timestamptz,             -- null while an episode is open
  severity      text        NOT NULL,    -- the gravest so far
  title         text        NOT NULL,    -- of the gravest episode's newest change while it fired
  section       text,                    -- of the runbook; null where the diagnosis names none
  cause         text,
  episodes      text[]      NOT NULL,    -- in the order of their beginnings
  open_episodes integer     NOT NULL,
  users_hit     bigint      NOT NULL,    -- the most that any change of it counted
  changed_at    timestamptz NOT NULL,
  changes       bigint      NOT NULL DEFAULT 0  -- taken so far: the newer of two rows has more of them
);
CREATE INDEX incident_by_time ON incident (environment, starts_at);

-- What channels were to be told, and what became of it. Times of delivery are the wall clock's.
CREATE TABLE notification (
  channel        text        NOT NULL,
  id             text        NOT NULL,
  incident       text        NOT NULL,
  action         text        NOT NULL,
  status         text        NOT NULL,
  title          text        NOT NULL,
  at             timestamptz,            -- the change that it tells of; event time
  planned_at     timestamptz NOT NULL,
  first_tried_at timestamptz,
  settled_at     timestamptz,
  attempts       integer     NOT NULL,
  reason         text,                   -- of giving up
  PRIMARY KEY (channel, id)
);
CREATE INDEX notification_by_time ON notification (planned_at);
CREATE INDEX notification_by_incident ON notification (incident);

-- What each rule says of each of its groups at the newest full minute.
CREATE TABLE rule_status (
  alert       text        PRIMARY KEY,
  at          timestamptz NOT NULL,
  rule        text        NOT NULL,
  kind        text        NOT NULL,
  environment text        NOT NULL,
  severity    text        NOT NULL,
  mode        text        NOT NULL,
  state       text        NOT NULL,
  value       double precision,
  threshold   double precision,
  numbers     jsonb       NOT NULL,
  title       text                       -- with these numbers; null unless the alert fires or recovers
);

-- Silences as they were last written. Deleted ones stay for a while, so that a record that is read again does not bring them back.
CREATE TABLE silence_record (
  id         text        PRIMARY KEY,
  matchers   jsonb       NOT NULL,
  starts_at  timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL,
  author     text        NOT NULL,
  reason     text        NOT NULL,
  deleted    boolean     NOT NULL DEFAULT false,
  written_at timestamptz NOT NULL DEFAULT now(),  -- the clock of Kafka
  position   bigint      NOT NULL DEFAULT 0       -- the offset in its topic
);
CREATE VIEW silence AS
SELECT id, matchers, starts_at, ends_at, author, reason
  FROM silence_record
 WHERE NOT deleted;

-- How far rules have been evaluated, and when that was learnt; one row.
CREATE TABLE progress (
  only_row     boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  evaluated_to timestamptz NOT NULL,
  written_at   timestamptz NOT NULL      -- the wall clock of Kafka
);

-- One row an episode: when it fired, how it ended, how bad it was.
CREATE VIEW episode AS
SELECT DISTINCT ON (episode)
       episode,
       alert,
       rule,
       environment,
       severity,
       mode,
       starts_at,
       CASE WHEN state IN ('resolved', 'expired', 'superseded') THEN at END AS ends_at,
       state,
       value,
       threshold,
       title,
       change
  FROM alert_change
 WHERE episode IS NOT NULL
 ORDER BY episode, at DESC;

-- Who only looks. Where roles may not be made, whoever may makes it, and the next start grants it the rest.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'syncwatch_read') THEN
    CREATE ROLE syncwatch_read NOLOGIN;
  END IF;
EXCEPTION
  WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN
    RAISE NOTICE 'The role syncwatch_read was not made: %', SQLERRM;
END
$$;
