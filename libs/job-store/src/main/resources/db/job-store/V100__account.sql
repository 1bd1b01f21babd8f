-- Balance and reserved are the sums of the account's ledger entries; every change of them is one statement together
-- with its entry.
create table account (
    id                    text        primary key,
    name                  text        not null unique,
    plan                  text        not null,
    balance               bigint      not null default 0,
    reserved              bigint      not null default 0,
    webhook_secret        text        not null,
    previous_secret       text,
    previous_secret_until timestamptz,
    created_at            timestamptz not null,
    constraint account_reserves_only_what_it_has check (reserved between 0 and balance)
);

-- Keys are random and long, so a plain SHA-256 tells nothing about them.
create table api_key (
    sha256     text        primary key,
    account_id text        not null references account,
    created_at timestamptz not null
);
