-- parameters, costs, metrics, certificate and error are json, not jsonb: what is read back is, digit for digit, what was written.
create table backtest (
    backtest_id       text        primary key,
    strategy_id       text        not null,
    strategy_version  integer     not null,
    status            text        not null,
    symbols           text[]      not null,
    timeframe         text        not null,
    range_from        timestamptz not null,
    range_to          timestamptz not null,
    cash              text        not null,
    parameters        json        not null,
    costs             json        not null,
    requested_at      timestamptz not null,
    requested_by      text        not null,
    started_at        timestamptz,
    ended_at          timestamptz,
    engine_version    text,
    metrics           json,
    certificate       json,
    error             json,
    cancel_reason     text
);

create index backtest_newest_first on backtest (requested_at desc, backtest_id desc);
create index backtest_by_strategy on backtest (strategy_id, requested_at desc, backtest_id desc);

-- Orders, trades and equity points of a backtest, one row each, in the order they were reported.
create table backtest_item (
    backtest_id  text     not null,
    kind         text     not null,
    chunk        integer  not null,
    position     integer  not null,
    item         json     not null,
    primary key (backtest_id, kind, chunk, position)
);

-- What the artifacts topic says of a backtest as a whole.
create table backtest_progress (
    backtest_id         text              primary key,
    fraction            double precision  not null default 0,
    artifacts_complete  boolean           not null default false
);
