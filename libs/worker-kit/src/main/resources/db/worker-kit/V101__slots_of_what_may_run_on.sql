-- A task that may run on at the provider after its job has ended keeps its slot until then.
alter table generation add column slot_until timestamptz;
update generation set slot_until = finished_at + interval '10 minutes' where state = 'unknown';

drop index generation_unknown;
create index generation_slot on generation (provider, slot_until) where state = 'unknown';

-- Rows are forgotten some time after their end.
create index generation_finished on generation (finished_at);

alter table generation drop column progress;
