CREATE TABLE `job_past` (
	`number` integer NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`flow_key` text NOT NULL,
	`flow_version` integer NOT NULL,
	`title` text NOT NULL,
	`stage` text NOT NULL,
	`owner_id` text,
	`currency` text NOT NULL,
	`contract_total_minor` integer,
	`updated_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	`is_closed` integer NOT NULL,
	`customer_name` text NOT NULL,
	`planned_minor` integer NOT NULL,
	`paid_minor` integer NOT NULL,
	`credit_minor` integer NOT NULL,
	`outstanding_minor` integer NOT NULL,
	`next_due_on` text,
	`key_date` text,
	`due_order` text GENERATED ALWAYS AS (coalesce(next_due_on, '9999-12-31')) VIRTUAL NOT NULL,
	`key_date_order` text GENERATED ALWAYS AS (coalesce(key_date, '9999-12-31')) VIRTUAL NOT NULL,
	`progress_percent` real,
	`missing_count` integer NOT NULL,
	`milestones_json` text NOT NULL,
	`facts_json` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `job_past_until` ON `job_past` (`until_at`,`updated_at`);
--> statement-breakpoint
-- What the sheet shows of a row before it is changed. Two changes within a millisecond leave nothing between them.
CREATE TRIGGER `job_past_keeps` AFTER UPDATE ON `job` WHEN NEW.updated_at > OLD.updated_at BEGIN
	INSERT INTO job_past (number, id, version, flow_key, flow_version, title, stage, owner_id, currency,
		contract_total_minor, updated_at, until_at, is_closed, customer_name, planned_minor, paid_minor, credit_minor,
		outstanding_minor, next_due_on, key_date, progress_percent, missing_count, milestones_json, facts_json)
	VALUES (OLD.number, OLD.id, OLD.version, OLD.flow_key, OLD.flow_version, OLD.title, OLD.stage, OLD.owner_id,
		OLD.currency, OLD.contract_total_minor, OLD.updated_at, NEW.updated_at, OLD.is_closed, OLD.customer_name,
		OLD.planned_minor, OLD.paid_minor, OLD.credit_minor, OLD.outstanding_minor, OLD.next_due_on, OLD.key_date,
		OLD.progress_percent, OLD.missing_count, OLD.milestones_json, OLD.facts_json);
END;
--> statement-breakpoint
CREATE TRIGGER `job_past_no_update` BEFORE UPDATE ON `job_past` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY job_past');
END;
--> statement-breakpoint
CREATE TRIGGER `job_past_no_delete` BEFORE DELETE ON `job_past` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY job_past');
END;
--> statement-breakpoint
-- What was before is not known of the jobs that are here already; a database that begins with this has its whole past.
INSERT INTO setting (key, value)
SELECT 'past-kept-since', json(CAST(unixepoch('subsec') * 1000 AS INTEGER)) WHERE EXISTS (SELECT 1 FROM job);
