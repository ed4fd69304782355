create table customer (id bigint primary key, mail varchar(200));
