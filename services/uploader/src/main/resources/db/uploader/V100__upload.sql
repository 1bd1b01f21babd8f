-- Pictures that callers have handed in, as they were stored.
create table upload (
    id           text        primary key,
    account_id   text        not null,
    object_key   text        not null,
    content_type text        not null,
    bytes        bigint      not null,
    width        integer     not null,
    height       integer     not null,
    sha256       text        not null,
    changes      text[]      not null,
    created_at   timestamptz not null
);
