-- The jobs' tasks belong to a run of the sequence A, B, C. Its row says how many tasks job A made, so that job C can check the sum.
create table releases (
    release_revision text primary key,
    task_count       integer not null check (task_count > 0),
    started_at       timestamptz not null default now(),
    finished_at      timestamptz
);

-- Priority: 1 is the most urgent, 5 the least.
alter table tasks
    add column release_revision text references releases,
    add column priority         smallint not null default 3 check (priority between 1 and 5);

-- Each job records a task once per release, however often it runs.
create unique index tasks_once_per_release on tasks (release_revision, created_by, task_name) where release_revision is not null;
