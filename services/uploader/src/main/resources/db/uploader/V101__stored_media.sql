-- The inputs, results and posters of jobs. That a job has a result here means that its archiving is done.
create table stored_media (
    object_key       text             primary key,
    job_id           text             not null,
    account_id       text             not null,
    kind             text             not null,
    content_type     text             not null,
    bytes            bigint           not null,
    sha256           text             not null,
    width            integer          not null,
    height           integer          not null,
    duration_seconds double precision,
    codec            text,
    created_at       timestamptz      not null
);

create index stored_media_job_id on stored_media (job_id);
