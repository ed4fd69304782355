alter table run reset (fillfactor);
