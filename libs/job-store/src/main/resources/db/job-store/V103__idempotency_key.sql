create table idempotency_key (
    account_id  text        not null,
    key         text        not null,
    fingerprint text        not null,
    job_id      text        not null,
    answer      json        not null,
    created_at  timestamptz not null,
    primary key (account_id, key)
);

create index idempotency_key_by_age on idempotency_key (created_at);
