-- What: a subscription that has lost its replication origin
-- Sources: 17-18
-- Refused: any
CREATE SUBSCRIPTION sub CONNECTION 'dbname=nowhere' PUBLICATION p WITH (connect = false);
SELECT pg_replication_origin_drop('pg_' || oid) FROM pg_subscription;
