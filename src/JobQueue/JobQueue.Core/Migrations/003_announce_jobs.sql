-- Workers that wait are told of new jobs at once, instead of at their next poll.
create function announce_jobs() returns trigger language plpgsql as $$
begin
    perform pg_notify('jobs', '');
    return null;
end
$$;

create trigger jobs_announced after insert on jobs for each statement execute function announce_jobs();
