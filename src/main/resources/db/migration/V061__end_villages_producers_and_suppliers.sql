-- What lots, contracts and statements refer to is never deleted: it ends, and from that day on is not chosen for anything new.
ALTER TABLE village ADD COLUMN ended_on DATE NULL;
ALTER TABLE producer ADD COLUMN ended_on DATE NULL;
ALTER TABLE supplier ADD COLUMN ended_on DATE NULL;
