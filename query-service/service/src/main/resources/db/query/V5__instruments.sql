create table instrument (
    symbol            text     primary key,
    name              text     not null,
    market            text     not null,
    primary_exchange  text     not null,
    currency          text     not null,
    type              text     not null,
    active            boolean  not null,
    source            text     not null
);
