create table strategy (
    strategy_id  text        primary key,
    name         text        not null,
    version      integer     not null,
    archived     boolean     not null default false,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    updated_by   text        not null
);

create index strategy_newest_first on strategy (created_at desc, strategy_id desc);

create table strategy_version (
    strategy_id  text        not null references strategy,
    version      integer     not null,
    source       text        not null,
    time         timestamptz not null,
    actor        text        not null,
    primary key (strategy_id, version)
);
