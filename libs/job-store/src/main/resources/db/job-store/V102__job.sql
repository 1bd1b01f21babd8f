-- What a producer sees again is json, not jsonb: its members stay in their order.
create table job (
    id                  text             primary key,
    account_id          text             not null references account,
    provider            text             not null,
    model               text             not null,
    mode                text             not null,
    request             json             not null,
    adjustments         json             not null,
    typical_seconds     integer          not null,
    metadata            json             not null,
    callback_url        text,
    callback_events     text,
    traceparent         text,
    created_at          timestamptz      not null,
    deadline_at         timestamptz      not null,

    status              text             not null,
    sequence            bigint           not null,
    progress            double precision not null,
    eta_seconds         integer,
    waiting_reason      text,
    waiting_until       timestamptz,
    provider_task_id    text,
    attempts            integer          not null,
    started_at          timestamptz,
    cancel_requested_at timestamptz,
    expiry_requested_at timestamptz,

    credits_reserved    bigint           not null,
    credits_charged     bigint,
    finished_at         timestamptz,
    output              jsonb,
    posters             jsonb,
    failure             jsonb
);

create index job_of_account on job (account_id, id desc);

create index job_overdue on job (deadline_at) where finished_at is null and expiry_requested_at is null;
