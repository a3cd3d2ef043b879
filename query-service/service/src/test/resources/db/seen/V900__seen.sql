-- What SeenProjection writes down; no key, so that a repeat would show.
create table seen (partition integer not null, position bigint not null);
