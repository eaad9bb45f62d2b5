-- The table as the task system has always had it; one that is there already is kept.
create table if not exists tasks (
    id           bigint generated always as identity primary key,
    task_name    text not null,
    status       text not null default 'pending',
    created_by   text not null,
    created_at   timestamptz not null default now(),
    completed_at timestamptz
);

create index if not exists tasks_by_status on tasks (status, id);
