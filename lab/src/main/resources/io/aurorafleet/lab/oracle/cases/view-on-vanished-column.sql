-- What: a view on columns of a system view that are gone in 17
-- Sources: 13-16
-- Refused: 13-16 to 17-18
CREATE VIEW public."v;" AS SELECT checkpoints_timed AS t, buffers_backend FROM pg_stat_bgwriter;
CREATE VIEW public.fine AS SELECT buffers_clean FROM pg_stat_bgwriter;
