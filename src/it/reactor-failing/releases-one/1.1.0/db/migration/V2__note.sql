alter table customer add column note varchar(200);
