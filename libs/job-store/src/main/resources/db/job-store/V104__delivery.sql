-- A callback that must arrive. The unique webhook id makes a second one for the same fact impossible.
create table delivery (
    id              text        primary key,
    account_id      text        not null,
    job_id          text        not null,
    webhook_id      text        not null unique,
    url             text        not null,
    body            text        not null,
    traceparent     text,
    state           text        not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    leased_by       text,
    leased_until    timestamptz,
    created_at      timestamptz not null,
    finished_at     timestamptz
);

create index delivery_due on delivery (next_attempt_at) where state = 'pending';

create index delivery_of_job on delivery (job_id, id);

create table delivery_attempt (
    delivery_id     text        not null references delivery,
    number          integer     not null,
    started_at      timestamptz not null,
    duration_millis bigint      not null,
    status          integer,
    error           text,
    answer_head     text,
    primary key (delivery_id, number)
);

-- Addresses that answered 410: nothing more is sent there for the account.
create table disabled_endpoint (
    account_id  text        not null,
    url         text        not null,
    disabled_at timestamptz not null,
    primary key (account_id, url)
);
