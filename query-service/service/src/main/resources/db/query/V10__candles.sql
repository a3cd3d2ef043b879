-- Candles as the view says them. One-second candles are many and live in partitions of a day, so that they can be dropped by
-- the day; all others in partitions of a year. Those below candle_p0 and candle_p1 are made when the first candle of their
-- time comes (candle_p0_20131008, candle_p1_2013). A row is only ever replaced by one of a higher revision.
create table candle (
    symbol       text         not null,
    timeframe    smallint     not null,
    start_at     timestamptz  not null,
    open_e8      bigint       not null,
    high_e8      bigint       not null,
    low_e8       bigint       not null,
    close_e8     bigint       not null,
    volume_e6    bigint       not null,
    trade_count  bigint       not null,
    revision     bigint       not null,
    primary key (symbol, timeframe, start_at)
) partition by list (timeframe);

create table candle_p0 partition of candle for values in (0) partition by range (start_at);
create table candle_p1 partition of candle for values in (1, 2, 3, 4, 5, 6) partition by range (start_at);
