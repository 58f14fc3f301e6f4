-- The attempts in one drill are found, newest first, without reading the others.

CREATE INDEX attempt_by_drill ON attempt (drill);
