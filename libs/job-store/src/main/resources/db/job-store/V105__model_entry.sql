create table model_entry (
    name         text        primary key,
    entry        jsonb       not null,
    last_seen_at timestamptz not null
);
