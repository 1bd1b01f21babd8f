-- Why Kafka refused the event for good. Such a row is kept for the operator and not sent again.
alter table outbox add column refusal text;
