alter table customer drop column mail;
