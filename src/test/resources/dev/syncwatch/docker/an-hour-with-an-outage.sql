-- 10:00 to 11:00: an outage from 10:20 to 10:40, seen, told and over; another episode still open. By hand, so that no program of ours
-- decides what a dashboard is tested with.
INSERT INTO window_rate
SELECT t, environment, 400, 380, 20, 0.05, 120, -3, 0.1
  FROM generate_series(timestamptz '2026-01-05T10:00:00Z', '2026-01-05T11:00:00Z', '1 min') t,
       unnest(ARRAY['production', 'staging']) environment;
INSERT INTO window_rate VALUES ('2026-01-05T11:01:00Z', 'production', 0, 0, 0, NULL, 4, 0, NULL);
INSERT INTO sync_minute
SELECT t, 'production', platform, version, 30, 25, 1, 3, 2, 1.5, 20, 1
  FROM generate_series(timestamptz '2026-01-05T10:00:00Z', '2026-01-05T11:00:00Z', '1 min') t,
       unnest(ARRAY['ios', '']) platform, unnest(ARRAY['3.2.0', '3.1.9']) version;
INSERT INTO failure_minute
SELECT t, 'production', stage, '503', 3, 2
  FROM generate_series(timestamptz '2026-01-05T10:20:00Z', '2026-01-05T10:40:00Z', '1 min') t, unnest(ARRAY['push', '']) stage;
INSERT INTO alert_change VALUES
  ('failure-rate/environment=production', '2026-01-05T10:21:00Z', 'failure-rate', 'production', 'failure-rate/environment=production@2026-01-05T10:21:00Z',
   'firing', 'inactive', '2026-01-05T10:21:00Z', 'critical', 'live', 0.14, 0.1, 'production: 14 % of syncs failed', '{}'),
  ('failure-rate/environment=production', '2026-01-05T10:45:00Z', 'failure-rate', 'production', 'failure-rate/environment=production@2026-01-05T10:21:00Z',
   'resolved', 'recovering', '2026-01-05T10:21:00Z', 'critical', 'live', 0.02, 0.1, 'production: 2 % of syncs failed', '{}'),
  ('queue-growth/environment=production', '2026-01-05T10:50:00Z', 'queue-growth', 'production', 'queue-growth/environment=production@2026-01-05T10:50:00Z',
   'firing', 'pending', '2026-01-05T10:50:00Z', 'warning', 'live', 12, 0, 'production: queues grow', '{}');
INSERT INTO incident VALUES
  ('incident/failure-rate/environment=production@2026-01-05T10:21:00Z', 'production', '2026-01-05T10:21:00Z', NULL, 'critical',
   'production: 14 % of syncs failed', '3.2', 'an outage of the backend',
   ARRAY['failure-rate/environment=production@2026-01-05T10:21:00Z'], 1, 50, '2026-01-05T10:50:00Z');
INSERT INTO notification VALUES
  ('pagerduty', 'incident/x#1', 'incident/x', 'OPEN', 'delivered', 'production: 14 % of syncs failed', '2026-01-05T10:21:00Z',
   '2026-01-05T10:21:02Z', '2026-01-05T10:21:02Z', '2026-01-05T10:21:03Z', 1, NULL),
  ('slack-oncall', 'incident/x#1', 'incident/x', 'OPEN', 'planned', 'production: 14 % of syncs failed', '2026-01-05T10:21:00Z',
   '2026-01-05T10:21:02Z', NULL, NULL, 0, NULL);
INSERT INTO rule_status VALUES
  ('failure-rate/environment=production', '2026-01-05T11:00:00Z', 'failure-rate', 'failure-rate', 'production', 'critical', 'live',
   'inactive', 0.05, 0.1, '{"attempts":400}'),
  ('success-absence/environment=production', '2026-01-05T11:00:00Z', 'success-absence', 'absence', 'production', 'critical', 'live',
   'inactive', NULL, NULL, '{}');
INSERT INTO silence VALUES
  ('s1', '{"environment":"staging"}', '2026-01-05T10:00:00Z', '2026-01-05T12:00:00Z', 'ann', 'load test');
INSERT INTO progress VALUES (true, '2026-01-05T11:00:00Z', '2026-01-05T11:00:01Z');
