-- True from the moment the log is found to be another one until the read model is built anew from it: the old rows are shown
-- meanwhile, and nothing of the new log is added to them.
alter table projection_checkpoint add column foreign_log boolean not null default false;
