-- Events stay append-only until the run of cron has moved the gate past them: nobody else deletes one.
DROP TRIGGER `inbox_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `inbox_no_delete` BEFORE DELETE ON `inbox`
WHEN OLD.received_at >= coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'inbox-deletable-until'), 0)
BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY inbox');
END;
