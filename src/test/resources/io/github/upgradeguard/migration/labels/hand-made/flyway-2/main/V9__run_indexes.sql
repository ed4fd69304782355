create index concurrently if not exists run_key_id_idx on run (key, id);
drop index concurrently if exists run_key_idx;
