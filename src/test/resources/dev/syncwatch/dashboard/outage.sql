-- Two days of an app until 2026-01-05T12:00:00Z, counted by hand: every minute 20 attempts on android 3.1.0 and 10 on ios 3.2.0, of
-- which 1 fails; from 11:30 on every sync of ios fails with push 503, and since 11:33 that is an episode. Staging is quiet.

INSERT INTO progress VALUES (true, '2026-01-05T12:00:20Z', '2026-01-05T12:00:22Z');

INSERT INTO sync_minute
SELECT minute, 'production', platform, app_version, 40, attempts - failed, 0, failed, 2, failed * 1.5, attempts, 1
  FROM generate_series(timestamptz '2026-01-03T12:00:00Z', '2026-01-05T12:00:00Z', '1 minute') AS minute,
       LATERAL (VALUES ('android', '3.1.0', 20, 1),
                       ('ios', '3.2.0', 10, CASE WHEN minute >= '2026-01-05T11:30:00Z' THEN 10 ELSE 0 END))
               AS of(platform, app_version, attempts, failed);

INSERT INTO failure_minute
SELECT minute, 'production', 'fetch', '401', 1, 1
  FROM generate_series(timestamptz '2026-01-03T12:00:00Z', '2026-01-05T12:00:00Z', '1 minute') AS minute
UNION ALL
SELECT minute, 'production', 'push', '503', 10, 8
  FROM generate_series(timestamptz '2026-01-05T11:30:00Z', '2026-01-05T12:00:00Z', '1 minute') AS minute;

INSERT INTO window_rate
SELECT window_end, 'production', 450, 450 - failures, failures, failures / 450.0, 80, failures * 1.5, 0.1
  FROM generate_series(timestamptz '2026-01-03T12:15:00Z', '2026-01-05T12:00:00Z', '1 minute') AS window_end,
       LATERAL (SELECT 15 + 10 * greatest(0, least(15, extract(epoch FROM window_end - '2026-01-05T11:30:00Z') / 60)) AS failures) AS count;

INSERT INTO window_rate VALUES ('2026-01-05T12:00:00Z', 'staging', 0, 0, 0, NULL, 1, 0, 0.1);

-- One episode that fires, one over, one of a shadow rule, and one that is about to fire.
INSERT INTO alert_change
SELECT alert, at, rule, 'production', episode, state, previous, starts_at, severity, mode, value, threshold, title,
       jsonb_build_object('alert', alert, 'episode', episode, 'rule', rule, 'state', state,
                          'numbers', jsonb_build_object('attempts', 450, 'failures', round(value * 450), 'users', 42),
                          'evidence', jsonb_build_object('attempts', 450, 'failures', round(value * 450), 'rows', jsonb_build_array(
                              jsonb_build_object('stage', 'push', 'statusCode', 503, 'appVersion', '3.2.0', 'platform', 'ios', 'attempts', 150, 'failures', 150)),
                              'samples', jsonb_build_array('POST /api/bulk: 503 <script>alert(1)</script>')),
                          'diagnosis', CASE WHEN rule = 'failure-rate' THEN jsonb_build_object('section', '3.2', 'cause', 'an outage of the Payload backend', 'explains', 0.9, 'actions', jsonb_build_array('Look at Payload')) END,
                          'notify', jsonb_build_array('pagerduty', 'slack-oncall'), 'runbook', 'https://example.com/runbook')
  FROM (VALUES
    ('failure-rate/environment=production', timestamptz '2026-01-05T11:33:00Z', 'failure-rate', 'failure-rate/environment=production@2026-01-05T11:33:00Z', 'firing', 'inactive', timestamptz '2026-01-05T11:33:00Z', 'critical', 'live', 0.102, 0.1, 'production: 10.2 % of syncs failed'),
    ('failure-rate/environment=production', '2026-01-05T11:50:00Z', 'failure-rate', 'failure-rate/environment=production@2026-01-05T11:33:00Z', 'recovering', 'firing', '2026-01-05T11:33:00Z', 'critical', 'live', 0.069, 0.1, 'production: 6.9 % of syncs failed'),
    ('failure-rate/environment=production', '2026-01-05T11:52:00Z', 'failure-rate', 'failure-rate/environment=production@2026-01-05T11:33:00Z', 'firing', 'recovering', '2026-01-05T11:33:00Z', 'critical', 'live', 0.366, 0.1, 'production: 36.6 % of syncs failed'),
    ('queue-growth/environment=production', '2026-01-04T08:00:00Z', 'queue-growth', 'queue-growth/environment=production@2026-01-04T08:00:00Z', 'firing', 'pending', '2026-01-04T08:00:00Z', 'warning', 'live', 12, 0, 'production: the queue grows'),
    ('queue-growth/environment=production', '2026-01-04T09:00:00Z', 'queue-growth', 'queue-growth/environment=production@2026-01-04T08:00:00Z', 'resolved', 'firing', '2026-01-04T08:00:00Z', 'warning', 'live', -3, 0, 'production: the queue shrinks'),
    ('slow-burn/environment=production,platform=ios,appVersion=3.2.0', '2026-01-05T11:40:00Z', 'slow-burn', 'slow-burn/environment=production,platform=ios,appVersion=3.2.0@2026-01-05T11:40:00Z', 'firing', 'inactive', '2026-01-05T11:40:00Z', 'critical', 'shadow', 0.9, 0.5, 'ios 3.2.0: 90 % of syncs failed'),
    ('push-5xx/environment=production', '2026-01-05T11:59:00Z', 'push-5xx', NULL, 'pending', 'inactive', NULL, 'warning', 'live', 25, 20, 'production: 25 people got 5xx')
  ) AS changes(alert, at, rule, episode, state, previous, starts_at, severity, mode, value, threshold, title);

INSERT INTO alert SELECT DISTINCT ON (alert) alert, at, rule, environment, episode, state, previous, starts_at, severity, mode, value, threshold, title, change
  FROM alert_change ORDER BY alert, at DESC;

INSERT INTO incident VALUES
  ('incident/queue-growth/environment=production@2026-01-04T08:00:00Z', 'production', '2026-01-04T08:00:00Z', '2026-01-04T09:00:00Z',
   'warning', 'production: the queue grows', NULL, NULL, '{queue-growth/environment=production@2026-01-04T08:00:00Z}', 0, 7, '2026-01-04T09:00:00Z'),
  ('incident/failure-rate/environment=production@2026-01-05T11:33:00Z', 'production', '2026-01-05T11:33:00Z', NULL,
   'critical', 'production: 36.6 % of syncs failed', '3.2', 'an outage of the Payload backend', '{failure-rate/environment=production@2026-01-05T11:33:00Z}', 1, 42, '2026-01-05T11:52:00Z');

INSERT INTO notification VALUES
  ('pagerduty', 'n1', 'incident/failure-rate/environment=production@2026-01-05T11:33:00Z', 'trigger', 'delivered', 'production: 10.2 % of syncs failed',
   '2026-01-05T11:33:00Z', '2026-01-05T11:33:01Z', '2026-01-05T11:33:01Z', '2026-01-05T11:33:02Z', 1, NULL),
  ('slack-oncall', 'n2', 'incident/failure-rate/environment=production@2026-01-05T11:33:00Z', 'trigger', 'gave-up', 'production: 10.2 % of syncs failed',
   '2026-01-05T11:33:00Z', '2026-01-05T11:33:01Z', '2026-01-05T11:33:01Z', '2026-01-05T11:40:00Z', 9, 'Slack answered 500'),
  ('pagerduty', 'n0', 'incident/queue-growth/environment=production@2026-01-04T08:00:00Z', 'resolve', 'delivered', 'production: the queue shrinks',
   '2026-01-04T09:00:00Z', '2026-01-04T09:00:01Z', '2026-01-04T09:00:01Z', '2026-01-04T09:00:02Z', 1, NULL);

INSERT INTO rule_status VALUES
  ('failure-rate/environment=production', '2026-01-05T12:00:00Z', 'failure-rate', 'failure-rate', 'production', 'critical', 'live', 'firing', 0.366, 0.1, '{"attempts": 450, "failures": 165, "users": 42}'),
  ('queue-growth/environment=production', '2026-01-05T12:00:00Z', 'queue-growth', 'threshold', 'production', 'warning', 'live', 'inactive', -2, 0, '{}'),
  ('slow-burn/environment=production,platform=ios,appVersion=3.2.0', '2026-01-05T12:00:00Z', 'slow-burn', 'failure-rate', 'production', 'critical', 'shadow', 'firing', 0.9, 0.5, '{}'),
  ('slow-burn/environment=production,platform=android,appVersion=3%2F1', '2026-01-05T12:00:00Z', 'slow-burn', 'failure-rate', 'production', 'critical', 'shadow', 'inactive', 0.1, 0.5, '{}'),
  ('slow-burn/environment=production,platform=web,appVersion=unknown', '2026-01-05T12:00:00Z', 'slow-burn', 'failure-rate', 'production', 'critical', 'shadow', 'inactive', NULL, 0.5, '{}'),
  ('slow-burn/environment=production,platform=gone,appVersion=1', '2026-01-01T12:00:00Z', 'slow-burn', 'failure-rate', 'production', 'critical', 'shadow', 'inactive', 0.4, 0.5, '{}'),
  ('failure-rate/environment=staging', '2026-01-05T12:00:00Z', 'failure-rate', 'failure-rate', 'staging', 'critical', 'live', 'inactive', NULL, 0.1, '{}');

UPDATE rule_status SET title = 'ios 3.2.0: 91 % of syncs failed', numbers = '{"users": 30}'
 WHERE alert = 'slow-burn/environment=production,platform=ios,appVersion=3.2.0';

INSERT INTO silence VALUES
  ('s1', '{"rule": ["failure-rate"], "environment": ["staging", "~^dev"]}', '2026-01-05T11:00:00Z', '2026-01-05T14:00:00Z', 'ann', 'load test'),
  ('s2', '{"platform": ["!=ios"]}', '2026-01-05T15:00:00Z', '2026-01-05T16:00:00Z', 'bob', 'later'),
  ('s3', '{"severity": ["warning"]}', '2026-01-05T10:00:00Z', '2026-01-05T12:00:20Z', 'cem', 'just over'),
  ('s4', '{"severity": ["info"]}', '2025-12-01T10:00:00Z', '2025-12-01T12:00:00Z', 'dan', 'long over');

INSERT INTO silence VALUES
  ('r1', '{"rule": ["push-5xx"]}', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', 'eve', 'backup',
   '{"every": ["day"], "at": "13:00", "for": "PT30M", "timeZone": "Europe/Berlin"}'),
  ('r2', '{"rule": ["push-5xx"]}', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', 'eve', 'weekend',
   '{"every": ["saturday"], "at": "00:00", "for": "PT48H", "timeZone": "UTC"}'),
  ('r3', '{"rule": ["push-5xx"]}', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', 'eve', 'of a later version',
   '{"every": ["easter"]}');
