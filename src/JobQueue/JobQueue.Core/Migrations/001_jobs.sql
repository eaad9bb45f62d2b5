-- A job is queued until a worker claims it under a lease, running while the lease lasts, and then completed, queued again or dead.
create table jobs (
    id            uuid primary key,
    type          text not null,
    payload       jsonb not null,
    status        text not null default 'queued',
    attempts      integer not null default 0,
    max_attempts  integer not null check (max_attempts > 0),
    run_at        timestamptz not null default now(),
    lease_owner   text,
    lease_token   bigint not null default 0,
    lease_until   timestamptz,
    last_error    text,
    created_at    timestamptz not null default now(),
    finished_at   timestamptz,
    constraint jobs_status check (status in ('queued', 'running', 'completed', 'dead')),
    constraint jobs_leased_while_running check ((status = 'running') = (lease_until is not null))
);

-- What a worker's claim and the reaper look for.
create index jobs_due on jobs (run_at, id) where status = 'queued';
create index jobs_leased on jobs (lease_until) where status = 'running';
