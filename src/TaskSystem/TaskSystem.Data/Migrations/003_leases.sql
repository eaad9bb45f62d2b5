-- Task executors hold a task under a lease while they run it, and are told of new tasks at once.
alter table tasks
    add column duration_seconds double precision not null default 0 check (duration_seconds between 0 and 3600),
    add column started_at  timestamptz,
    add column executor    text,
    add column lease_token bigint not null default 0,
    add column lease_until timestamptz,
    add constraint tasks_status check (status in ('pending', 'running', 'completed')) not valid;

create index tasks_to_run on tasks (priority, id) where status in ('pending', 'running');

create function announce_tasks() returns trigger language plpgsql as $$
begin
    perform pg_notify('tasks', '');
    return null;
end
$$;

create trigger tasks_announced after insert on tasks for each statement execute function announce_tasks();
