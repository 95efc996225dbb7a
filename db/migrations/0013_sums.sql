-- What lists come to, so that opening the sheet reads none of their rows.
CREATE TABLE `job_due_count` (
	`due_on` text PRIMARY KEY NOT NULL,
	`job_count` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `job_sum` (
	`visibility` integer NOT NULL,
	`flow_key` text NOT NULL,
	`stage` text NOT NULL,
	`assignee_id` text NOT NULL,
	`currency` text NOT NULL,
	`job_count` integer NOT NULL,
	`contract_total_minor` integer NOT NULL,
	`paid_minor` integer NOT NULL,
	`outstanding_minor` integer NOT NULL,
	PRIMARY KEY(`visibility`, `flow_key`, `stage`, `assignee_id`, `currency`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO job_due_count (due_on, job_count)
SELECT next_due_on, count(*) FROM job WHERE is_closed = 0 AND next_due_on IS NOT NULL GROUP BY next_due_on;
--> statement-breakpoint
INSERT INTO job_sum (visibility, flow_key, stage, assignee_id, currency, job_count, contract_total_minor, paid_minor, outstanding_minor)
SELECT is_closed, flow_key, stage, coalesce(owner_id, ''), currency, count(*), coalesce(sum(contract_total_minor), 0),
	sum(paid_minor), sum(outstanding_minor) FROM job GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
CREATE TRIGGER `job_sum_adds` AFTER INSERT ON `job` BEGIN
	INSERT INTO job_sum VALUES (NEW.is_closed, NEW.flow_key, NEW.stage, coalesce(NEW.owner_id, ''), NEW.currency, 1,
		coalesce(NEW.contract_total_minor, 0), NEW.paid_minor, NEW.outstanding_minor)
	ON CONFLICT DO UPDATE SET job_count = job_count + 1,
		contract_total_minor = contract_total_minor + excluded.contract_total_minor,
		paid_minor = paid_minor + excluded.paid_minor,
		outstanding_minor = outstanding_minor + excluded.outstanding_minor;
END;
--> statement-breakpoint
-- Amounts within a group: one row.
CREATE TRIGGER `job_sum_changes` AFTER UPDATE OF contract_total_minor, paid_minor, outstanding_minor ON `job`
WHEN OLD.is_closed = NEW.is_closed AND OLD.flow_key = NEW.flow_key AND OLD.stage = NEW.stage
	AND OLD.owner_id IS NEW.owner_id AND OLD.currency = NEW.currency
	AND (OLD.contract_total_minor IS NOT NEW.contract_total_minor OR OLD.paid_minor <> NEW.paid_minor
		OR OLD.outstanding_minor <> NEW.outstanding_minor)
BEGIN
	UPDATE job_sum SET
		contract_total_minor = contract_total_minor + coalesce(NEW.contract_total_minor, 0) - coalesce(OLD.contract_total_minor, 0),
		paid_minor = paid_minor + NEW.paid_minor - OLD.paid_minor,
		outstanding_minor = outstanding_minor + NEW.outstanding_minor - OLD.outstanding_minor
	WHERE visibility = NEW.is_closed AND flow_key = NEW.flow_key AND stage = NEW.stage
		AND assignee_id = coalesce(NEW.owner_id, '') AND currency = NEW.currency;
END;
--> statement-breakpoint
-- From one group to another: two rows.
CREATE TRIGGER `job_sum_moves` AFTER UPDATE OF is_closed, flow_key, stage, owner_id, currency ON `job`
WHEN OLD.is_closed <> NEW.is_closed OR OLD.flow_key <> NEW.flow_key OR OLD.stage <> NEW.stage
	OR OLD.owner_id IS NOT NEW.owner_id OR OLD.currency <> NEW.currency
BEGIN
	UPDATE job_sum SET job_count = job_count - 1,
		contract_total_minor = contract_total_minor - coalesce(OLD.contract_total_minor, 0),
		paid_minor = paid_minor - OLD.paid_minor,
		outstanding_minor = outstanding_minor - OLD.outstanding_minor
	WHERE visibility = OLD.is_closed AND flow_key = OLD.flow_key AND stage = OLD.stage
		AND assignee_id = coalesce(OLD.owner_id, '') AND currency = OLD.currency;
	INSERT INTO job_sum VALUES (NEW.is_closed, NEW.flow_key, NEW.stage, coalesce(NEW.owner_id, ''), NEW.currency, 1,
		coalesce(NEW.contract_total_minor, 0), NEW.paid_minor, NEW.outstanding_minor)
	ON CONFLICT DO UPDATE SET job_count = job_count + 1,
		contract_total_minor = contract_total_minor + excluded.contract_total_minor,
		paid_minor = paid_minor + excluded.paid_minor,
		outstanding_minor = outstanding_minor + excluded.outstanding_minor;
END;
--> statement-breakpoint
CREATE TRIGGER `job_due_count_adds` AFTER INSERT ON `job` WHEN NEW.is_closed = 0 AND NEW.next_due_on IS NOT NULL BEGIN
	INSERT INTO job_due_count VALUES (NEW.next_due_on, 1) ON CONFLICT DO UPDATE SET job_count = job_count + 1;
END;
--> statement-breakpoint
-- A day that nothing falls due on any more loses its row: lists of late jobs would read it for ever.
CREATE TRIGGER `job_due_count_moves` AFTER UPDATE OF is_closed, next_due_on ON `job`
WHEN OLD.next_due_on IS NOT NEW.next_due_on OR OLD.is_closed <> NEW.is_closed
BEGIN
	DELETE FROM job_due_count WHERE OLD.is_closed = 0 AND due_on = OLD.next_due_on AND job_count = 1;
	UPDATE job_due_count SET job_count = job_count - 1
	WHERE OLD.is_closed = 0 AND due_on = OLD.next_due_on AND job_count > 1;
	INSERT INTO job_due_count SELECT NEW.next_due_on, 1 WHERE NEW.is_closed = 0 AND NEW.next_due_on IS NOT NULL
	ON CONFLICT DO UPDATE SET job_count = job_count + 1;
END;
--> statement-breakpoint
-- The order of a person's operations is the server's clock's: ids are made by browsers, whose clocks differ.
CREATE INDEX `history_actor` ON `history` (`actor`,`at`) WHERE "history"."gesture_id" is not null;
