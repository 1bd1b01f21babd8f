-- A provider as all its workers see it. The row is also what claims queue up on, so that slots are counted exactly.
create table provider (
    name          text        primary key,
    paused        boolean     not null default false,
    closed_until  timestamptz,
    closed_reason text
);

-- One generation per job. Its owner is a worker process that renews the lease; a row whose lease has run out is
-- adopted by another worker.
create table generation (
    job_id          text        primary key,
    provider        text        not null references provider,
    state           text        not null
        check (state in ('claimed', 'submitting', 'submitted', 'unknown', 'succeeded', 'failed', 'cancelled')),
    request         bytea,
    traceparent     text,
    submission_id   uuid        not null,
    key_fingerprint text,
    task_id         text,
    owner           text,
    lease_until     timestamptz,
    cancel_outcome  text,
    progress        double precision not null default 0,
    created_at      timestamptz not null,
    intended_at     timestamptz,
    submitted_at    timestamptz,
    finished_at     timestamptz
);

create index generation_live on generation (provider, lease_until)
    where state in ('claimed', 'submitting', 'submitted');
create index generation_unknown on generation (provider, intended_at) where state = 'unknown';
