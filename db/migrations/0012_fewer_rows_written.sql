-- An edit pays for each row and each index entry that it writes. Append-only tables that are found by their key become
-- WITHOUT ROWID, which writes no entry beside the row, and of the sheet's orders those that most edits touch keep one
-- index, with the columns of the filters behind its order. Every row is copied as it stands.
--
-- History: the primary key is the table; one index finds an operation of a person.
DROP TRIGGER `history_no_update`;--> statement-breakpoint
DROP TRIGGER `history_no_delete`;--> statement-breakpoint
DROP TRIGGER `history_lock`;--> statement-breakpoint
DROP INDEX `history_gesture`;--> statement-breakpoint
DROP INDEX `history_actor`;--> statement-breakpoint
ALTER TABLE `history` RENAME TO `history_before`;--> statement-breakpoint
CREATE TABLE `history` (
	`job_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`reason` text,
	`request_id` text NOT NULL,
	`changes` text NOT NULL,
	`gesture_id` text,
	PRIMARY KEY(`job_id`, `version`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `history` (job_id, version, at, actor, action, reason, request_id, changes, gesture_id)
SELECT job_id, version, at, actor, action, reason, request_id, changes, gesture_id FROM `history_before` ORDER BY job_id, version;
--> statement-breakpoint
DROP TABLE `history_before`;--> statement-breakpoint
CREATE INDEX `history_operation` ON `history` (`actor`,substr(gesture_id, 5),`job_id`) WHERE "history"."gesture_id" is not null;--> statement-breakpoint
CREATE TRIGGER `history_no_update` BEFORE UPDATE ON `history` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY history');
END;
--> statement-breakpoint
CREATE TRIGGER `history_no_delete` BEFORE DELETE ON `history` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY history');
END;
--> statement-breakpoint
CREATE TRIGGER `history_lock` BEFORE INSERT ON `history`
WHEN NEW.version <> coalesce((SELECT version FROM job WHERE id = NEW.job_id), 0) + 1
	OR EXISTS (SELECT 1 FROM history WHERE job_id = NEW.job_id AND version = NEW.version)
BEGIN
	SELECT RAISE(ABORT, 'STALE_VERSION');
END;
--> statement-breakpoint
-- The past: kept in the order in which a list of a moment walks it.
DROP TRIGGER `job_past_keeps`;--> statement-breakpoint
DROP TRIGGER `job_past_no_update`;--> statement-breakpoint
DROP TRIGGER `job_past_no_delete`;--> statement-breakpoint
DROP INDEX `job_past_until`;--> statement-breakpoint
ALTER TABLE `job_past` RENAME TO `job_past_before`;--> statement-breakpoint
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
	`facts_json` text NOT NULL,
	`title_pinyin` text,
	`title_strokes` text,
	`customer_pinyin` text,
	`customer_strokes` text,
	`title_order` text GENERATED ALWAYS AS (coalesce(title_pinyin, lower(title))) VIRTUAL,
	PRIMARY KEY(`until_at`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `job_past` (number, id, version, flow_key, flow_version, title, stage, owner_id, currency,
	contract_total_minor, updated_at, until_at, is_closed, customer_name, planned_minor, paid_minor, credit_minor,
	outstanding_minor, next_due_on, key_date, progress_percent, missing_count, milestones_json, facts_json,
	title_pinyin, title_strokes, customer_pinyin, customer_strokes)
SELECT number, id, version, flow_key, flow_version, title, stage, owner_id, currency,
	contract_total_minor, updated_at, until_at, is_closed, customer_name, planned_minor, paid_minor, credit_minor,
	outstanding_minor, next_due_on, key_date, progress_percent, missing_count, milestones_json, facts_json,
	title_pinyin, title_strokes, customer_pinyin, customer_strokes
FROM `job_past_before` ORDER BY until_at, number;
--> statement-breakpoint
DROP TABLE `job_past_before`;--> statement-breakpoint
-- What the sheet shows of a row before it is changed, and the keys that put it in order. Two changes within a millisecond
-- leave nothing between them.
CREATE TRIGGER `job_past_keeps` AFTER UPDATE ON `job` WHEN NEW.updated_at > OLD.updated_at BEGIN
	INSERT INTO job_past (number, id, version, flow_key, flow_version, title, stage, owner_id, currency,
		contract_total_minor, updated_at, until_at, is_closed, customer_name, planned_minor, paid_minor, credit_minor,
		outstanding_minor, next_due_on, key_date, progress_percent, missing_count, milestones_json, facts_json,
		title_pinyin, title_strokes, customer_pinyin, customer_strokes)
	VALUES (OLD.number, OLD.id, OLD.version, OLD.flow_key, OLD.flow_version, OLD.title, OLD.stage, OLD.owner_id,
		OLD.currency, OLD.contract_total_minor, OLD.updated_at, NEW.updated_at, OLD.is_closed, OLD.customer_name,
		OLD.planned_minor, OLD.paid_minor, OLD.credit_minor, OLD.outstanding_minor, OLD.next_due_on, OLD.key_date,
		OLD.progress_percent, OLD.missing_count, OLD.milestones_json, OLD.facts_json,
		OLD.title_pinyin, OLD.title_strokes, OLD.customer_pinyin, OLD.customer_strokes);
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
-- Facts: those of one job lie together.
DROP TRIGGER `fact_superseded_once`;--> statement-breakpoint
DROP TRIGGER `fact_no_delete`;--> statement-breakpoint
DROP TRIGGER `fact_no_replace`;--> statement-breakpoint
DROP INDEX `fact_current`;--> statement-breakpoint
DROP INDEX `fact_job`;--> statement-breakpoint
ALTER TABLE `fact` RENAME TO `fact_before`;--> statement-breakpoint
CREATE TABLE `fact` (
	`id` text NOT NULL,
	`job_id` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_version` integer NOT NULL,
	`superseded_version` integer,
	PRIMARY KEY(`job_id`, `id`),
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `fact` (id, job_id, key, value, recorded_by, recorded_at, recorded_version, superseded_version)
SELECT id, job_id, key, value, recorded_by, recorded_at, recorded_version, superseded_version FROM `fact_before` ORDER BY job_id, id;
--> statement-breakpoint
DROP TABLE `fact_before`;--> statement-breakpoint
CREATE INDEX `fact_current` ON `fact` (`job_id`,`key`) WHERE "fact"."superseded_version" is null;--> statement-breakpoint
CREATE TRIGGER `fact_superseded_once` BEFORE UPDATE ON `fact`
WHEN OLD.superseded_version IS NOT NULL OR NEW.superseded_version IS NULL
	OR NEW.id <> OLD.id OR NEW.job_id <> OLD.job_id OR NEW.key <> OLD.key OR NEW.value <> OLD.value
	OR NEW.recorded_by <> OLD.recorded_by OR NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_version <> OLD.recorded_version
BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY fact');
END;
--> statement-breakpoint
CREATE TRIGGER `fact_no_delete` BEFORE DELETE ON `fact` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY fact');
END;
--> statement-breakpoint
CREATE TRIGGER `fact_no_replace` BEFORE INSERT ON `fact`
WHEN EXISTS (SELECT 1 FROM `fact` WHERE job_id = NEW.job_id AND id = NEW.id)
BEGIN
	SELECT RAISE(ABORT, 'DUPLICATE fact');
END;
--> statement-breakpoint
-- Allocations: those of one job lie together.
DROP TRIGGER `allocation_no_update`;--> statement-breakpoint
DROP TRIGGER `allocation_no_delete`;--> statement-breakpoint
DROP TRIGGER `allocation_no_replace`;--> statement-breakpoint
DROP TRIGGER `allocation_cap`;--> statement-breakpoint
DROP TRIGGER `job_ledger_holds`;--> statement-breakpoint
DROP INDEX `allocation_job`;--> statement-breakpoint
DROP INDEX `allocation_payment`;--> statement-breakpoint
DROP INDEX `allocation_milestone`;--> statement-breakpoint
ALTER TABLE `allocation` RENAME TO `allocation_before`;--> statement-breakpoint
CREATE TABLE `allocation` (
	`id` text NOT NULL,
	`job_id` text NOT NULL,
	`payment_id` text NOT NULL,
	`milestone_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	PRIMARY KEY(`job_id`, `id`),
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestone`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "allocation_amount_minor_whole" CHECK((typeof(amount_minor) = 'integer' and abs(amount_minor) <= 1000000000000))
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `allocation` (id, job_id, payment_id, milestone_id, amount_minor)
SELECT id, job_id, payment_id, milestone_id, amount_minor FROM `allocation_before` ORDER BY job_id, id;
--> statement-breakpoint
DROP TABLE `allocation_before`;--> statement-breakpoint
CREATE INDEX `allocation_payment` ON `allocation` (`payment_id`);--> statement-breakpoint
CREATE INDEX `allocation_milestone` ON `allocation` (`milestone_id`);--> statement-breakpoint
CREATE TRIGGER `allocation_no_update` BEFORE UPDATE ON `allocation` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY allocation');
END;
--> statement-breakpoint
CREATE TRIGGER `allocation_no_delete` BEFORE DELETE ON `allocation` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY allocation');
END;
--> statement-breakpoint
CREATE TRIGGER `allocation_no_replace` BEFORE INSERT ON `allocation`
WHEN EXISTS (SELECT 1 FROM `allocation` WHERE job_id = NEW.job_id AND id = NEW.id)
BEGIN
	SELECT RAISE(ABORT, 'DUPLICATE allocation');
END;
--> statement-breakpoint
-- Allocations of a payment and of what takes it back are counted together, under the payment they come from.
CREATE TRIGGER `allocation_cap` BEFORE INSERT ON `allocation` WHEN NEW.amount_minor >= 0
BEGIN
	SELECT RAISE(ABORT, 'LEDGER_PAYMENT_CAP') WHERE NEW.amount_minor
		+ (SELECT coalesce(sum(a.amount_minor), 0) FROM payment p JOIN allocation a ON a.payment_id = p.id
			WHERE p.id IN (SELECT coalesce(reverses_id, id) FROM payment WHERE id = NEW.payment_id)
				OR p.reverses_id IN (SELECT coalesce(reverses_id, id) FROM payment WHERE id = NEW.payment_id))
		> (SELECT coalesce(sum(p.amount_minor), 0) FROM payment p
			WHERE p.id IN (SELECT coalesce(reverses_id, id) FROM payment WHERE id = NEW.payment_id)
				OR p.reverses_id IN (SELECT coalesce(reverses_id, id) FROM payment WHERE id = NEW.payment_id));
	SELECT RAISE(ABORT, 'LEDGER_MILESTONE_CAP') WHERE NEW.amount_minor
		+ (SELECT coalesce(sum(amount_minor), 0) FROM allocation WHERE milestone_id = NEW.milestone_id)
		> coalesce((SELECT amount_minor FROM milestone WHERE id = NEW.milestone_id), 0);
END;
--> statement-breakpoint
-- At the end of a batch that moved money or prices: the row's sum is the ledger's, no payment and no milestone is over-allocated.
CREATE TRIGGER `job_ledger_holds` AFTER UPDATE ON `job`
WHEN NEW.paid_minor <> OLD.paid_minor OR NEW.credit_minor <> OLD.credit_minor OR NEW.milestones_json <> OLD.milestones_json
BEGIN
	SELECT RAISE(ABORT, 'LEDGER_SUM') WHERE NEW.paid_minor
		<> (SELECT coalesce(sum(amount_minor), 0) FROM payment WHERE job_id = NEW.id);
	SELECT RAISE(ABORT, 'LEDGER_PAYMENT_CAP') WHERE EXISTS (
		SELECT 1 FROM payment p WHERE p.job_id = NEW.id AND p.reverses_id IS NULL
			AND (SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a WHERE a.payment_id = p.id
				OR a.payment_id IN (SELECT id FROM payment WHERE reverses_id = p.id))
			> p.amount_minor + (SELECT coalesce(sum(b.amount_minor), 0) FROM payment b WHERE b.reverses_id = p.id));
	SELECT RAISE(ABORT, 'LEDGER_MILESTONE_CAP') WHERE EXISTS (
		SELECT 1 FROM allocation a JOIN milestone m ON m.id = a.milestone_id WHERE a.job_id = NEW.id
			GROUP BY m.id HAVING sum(a.amount_minor) > max(coalesce(m.amount_minor, 0), 0));
END;
--> statement-breakpoint
-- Receipts.
DROP TRIGGER `receipt_no_update`;--> statement-breakpoint
DROP TRIGGER `receipt_no_delete`;--> statement-breakpoint
DROP TRIGGER `receipt_no_replace`;--> statement-breakpoint
DROP TRIGGER `receipt_gapless`;--> statement-breakpoint
DROP INDEX `receipt_payment_id_unique`;--> statement-breakpoint
ALTER TABLE `receipt` RENAME TO `receipt_before`;--> statement-breakpoint
CREATE TABLE `receipt` (
	`series` text NOT NULL,
	`number` integer NOT NULL,
	`payment_id` text NOT NULL,
	PRIMARY KEY(`series`, `number`),
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `receipt` (series, number, payment_id)
SELECT series, number, payment_id FROM `receipt_before` ORDER BY series, number;
--> statement-breakpoint
DROP TABLE `receipt_before`;--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_payment_id_unique` ON `receipt` (`payment_id`);--> statement-breakpoint
CREATE TRIGGER `receipt_no_update` BEFORE UPDATE ON `receipt` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY receipt');
END;
--> statement-breakpoint
CREATE TRIGGER `receipt_no_delete` BEFORE DELETE ON `receipt` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY receipt');
END;
--> statement-breakpoint
CREATE TRIGGER `receipt_no_replace` BEFORE INSERT ON `receipt`
WHEN EXISTS (SELECT 1 FROM `receipt` WHERE (series = NEW.series AND number = NEW.number) OR payment_id = NEW.payment_id)
BEGIN
	SELECT RAISE(ABORT, 'DUPLICATE receipt');
END;
--> statement-breakpoint
CREATE TRIGGER `receipt_gapless` BEFORE INSERT ON `receipt`
WHEN NEW.number <> coalesce((SELECT max(number) FROM receipt WHERE series = NEW.series), 0) + 1
BEGIN
	SELECT RAISE(ABORT, 'RECEIPT_GAP');
END;
--> statement-breakpoint
-- Kept answers.
DROP INDEX `idempotency_recorded`;--> statement-breakpoint
ALTER TABLE `idempotency` RENAME TO `idempotency_before`;--> statement-breakpoint
CREATE TABLE `idempotency` (
	`key` text NOT NULL,
	`actor` text NOT NULL,
	`route` text NOT NULL,
	`body_hash` text NOT NULL,
	`status` integer NOT NULL,
	`answer` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`key`, `actor`, `route`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `idempotency` (key, actor, route, body_hash, status, answer, recorded_at)
SELECT key, actor, route, body_hash, status, answer, recorded_at FROM `idempotency_before` ORDER BY key, actor, route;
--> statement-breakpoint
DROP TABLE `idempotency_before`;--> statement-breakpoint
CREATE INDEX `idempotency_recorded` ON `idempotency` (`recorded_at`);--> statement-breakpoint
-- Few payments take another one back.
DROP INDEX `payment_reverses`;--> statement-breakpoint
CREATE INDEX `payment_reverses` ON `payment` (`reverses_id`) WHERE "payment"."reverses_id" is not null;--> statement-breakpoint
-- The sheet's orders.
DROP INDEX `job_number`;--> statement-breakpoint
DROP INDEX `job_updated`;--> statement-breakpoint
DROP INDEX `job_due`;--> statement-breakpoint
DROP INDEX `job_key_date`;--> statement-breakpoint
DROP INDEX `job_outstanding`;--> statement-breakpoint
DROP INDEX `job_title`;--> statement-breakpoint
DROP INDEX `job_flow_number`;--> statement-breakpoint
DROP INDEX `job_flow_updated`;--> statement-breakpoint
DROP INDEX `job_flow_due`;--> statement-breakpoint
DROP INDEX `job_flow_key_date`;--> statement-breakpoint
DROP INDEX `job_flow_outstanding`;--> statement-breakpoint
DROP INDEX `job_flow_title`;--> statement-breakpoint
DROP INDEX `job_stage_number`;--> statement-breakpoint
DROP INDEX `job_stage_updated`;--> statement-breakpoint
DROP INDEX `job_stage_title`;--> statement-breakpoint
DROP INDEX `job_owner_number`;--> statement-breakpoint
DROP INDEX `job_owner_updated`;--> statement-breakpoint
DROP INDEX `job_owner_title`;--> statement-breakpoint
DROP INDEX `job_owner_stage_number`;--> statement-breakpoint
DROP INDEX `job_owner_stage_updated`;--> statement-breakpoint
DROP INDEX `job_owner_stage_due`;--> statement-breakpoint
DROP INDEX `job_owner_stage_key_date`;--> statement-breakpoint
DROP INDEX `job_owner_stage_outstanding`;--> statement-breakpoint
DROP INDEX `job_owner_stage_title`;--> statement-breakpoint
CREATE INDEX `job_number` ON `job` (`is_closed`,`number`,`flow_key`);--> statement-breakpoint
CREATE INDEX `job_updated` ON `job` (`is_closed`,`updated_at`,`number`,`flow_key`,`stage`,`owner_id`);--> statement-breakpoint
CREATE INDEX `job_title` ON `job` (`is_closed`,`title_order`,`number`,`flow_key`,`stage`,`owner_id`);--> statement-breakpoint
CREATE INDEX `job_due` ON `job` (`is_closed`,`due_order`,`number`,`flow_key`);--> statement-breakpoint
CREATE INDEX `job_key_date` ON `job` (`is_closed`,`key_date_order`,`number`,`flow_key`);--> statement-breakpoint
CREATE INDEX `job_outstanding` ON `job` (`is_closed`,`outstanding_minor`,`number`,`flow_key`);--> statement-breakpoint
CREATE INDEX `job_owner_stage` ON `job` (`is_closed`,`owner_id`,`flow_key`,`stage`,`number`);
