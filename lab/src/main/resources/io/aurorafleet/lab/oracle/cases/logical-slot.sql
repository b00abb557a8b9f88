-- What: a logical slot that has been read to the end, which Aurora minds
-- Sources: 13-18
-- Refused: none
SELECT pg_create_logical_replication_slot('debezium', 'pgoutput');
CHECKPOINT;
SELECT pg_logical_slot_get_binary_changes('debezium', NULL, NULL, 'proto_version', '1', 'publication_names', 'p');
