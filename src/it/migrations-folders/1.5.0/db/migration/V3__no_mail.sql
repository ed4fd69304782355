-- Mails are kept elsewhere now.
ALTER TABLE customer DROP COLUMN mail;
