-- How far each projection has read each partition of its topic. A row is advanced in the transaction that writes the read
-- model's rows: both or neither. The fold columns are the state of the hash chain there (domain.events); for a topic without
-- a chain they stay empty.
create table projection_checkpoint (
    projection     text        not null,
    topic          text        not null,
    partition      integer     not null,
    next_offset    bigint      not null,
    fold_epoch     bigint      not null default 0,
    fold_sequence  bigint      not null default 0,
    fold_head      text        not null default '',
    primary key (projection, topic, partition)
);
