create table ledger_entry (
    id              bigint      generated always as identity primary key,
    account_id      text        not null references account,
    job_id          text,
    kind            text        not null,
    balance_change  bigint      not null,
    reserved_change bigint      not null,
    created_at      timestamptz not null,
    constraint ledger_entry_once_per_job unique (job_id, kind)
);

create index ledger_entry_of_account on ledger_entry (account_id, id desc);

create unique index ledger_entry_one_end_per_job on ledger_entry (job_id) where kind in ('settle', 'release');
