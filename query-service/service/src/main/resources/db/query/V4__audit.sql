create table audit_event (
    partition       integer     not null,
    position        bigint      not null,
    time            timestamptz not null,
    actor           text        not null,
    type            text        not null,
    entity_type     text        not null,
    entity_id       text        not null,
    correlation_id  text        not null,
    event_id        text        not null,
    sequence        bigint      not null,
    hash            bytea       not null,
    data            json        not null,
    primary key (partition, position)
);

create index audit_event_newest_first on audit_event (time desc, partition desc, position desc);
create index audit_event_by_entity on audit_event (entity_id, time desc, partition desc, position desc);
create index audit_event_by_actor on audit_event (actor, time desc, partition desc, position desc);
create index audit_event_by_type on audit_event (type, time desc, partition desc, position desc);
