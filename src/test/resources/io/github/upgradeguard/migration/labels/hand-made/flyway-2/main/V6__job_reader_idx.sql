CREATE INDEX CONCURRENTLY IF NOT EXISTS job_reader_idx ON job (reader);
