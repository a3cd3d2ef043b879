-- Which key an actor's name was sealed with in the log: <subject>.<key id>, empty for services. By it the name is found again
-- when the key is destroyed, without knowing the name.
alter table strategy add column updated_by_key text not null default '';
alter table strategy_version add column actor_key text not null default '';
alter table backtest add column requested_by_key text not null default '';
alter table audit_event add column actor_key text not null default '';

create index strategy_by_person on strategy (updated_by_key text_pattern_ops) where updated_by_key <> '';
create index strategy_version_by_person on strategy_version (actor_key text_pattern_ops) where actor_key <> '';
create index backtest_by_person on backtest (requested_by_key text_pattern_ops) where requested_by_key <> '';
create index audit_event_by_person on audit_event (actor_key text_pattern_ops) where actor_key <> '';
