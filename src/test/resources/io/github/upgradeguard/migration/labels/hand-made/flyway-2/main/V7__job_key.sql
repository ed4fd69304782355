alter table job add column if not exists run_key text;
update job set run_key = run.key from run where run.id = job.id and run.key is not null;
create index if not exists job_run_key_idx on job (run_key) where run_key is not null;
