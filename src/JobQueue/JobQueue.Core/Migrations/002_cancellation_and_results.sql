-- Jobs can be cancelled, keep what their handler returned, and count the attempts that failed.
alter table jobs
    add column result          jsonb,
    add column failed_attempts integer not null default 0,
    drop constraint jobs_status,
    add constraint jobs_status check (status in ('queued', 'running', 'completed', 'dead', 'cancelled'));

-- Before this version every attempt but the successful or running one had failed.
update jobs
set failed_attempts = case when status in ('completed', 'running') then greatest(attempts - 1, 0) else attempts end;

-- GET /jobs?status= lists the newest first.
create index jobs_by_status on jobs (status, created_at desc);
