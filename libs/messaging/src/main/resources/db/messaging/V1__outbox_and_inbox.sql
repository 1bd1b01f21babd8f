-- Events that are not known to be on Kafka yet. A row is removed when the broker has acknowledged it.
create sequence outbox_id_seq increment by 50;

create table outbox (
    id          bigint      primary key,
    topic       text        not null,
    subject     text        not null,
    event_id    text        not null,
    event_type  text        not null,
    source      text        not null,
    time        timestamptz not null,
    sequence    bigint      not null,
    traceparent text,
    body        bytea       not null
);

-- Events that a consumer has worked on.
create table inbox (
    consumer    text        not null,
    event_id    text        not null,
    received_at timestamptz not null,
    primary key (consumer, event_id)
);

create index inbox_received_at on inbox (received_at);
