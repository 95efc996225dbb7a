DROP INDEX `job_title`;--> statement-breakpoint
DROP INDEX `job_flow_title`;--> statement-breakpoint
DROP INDEX `job_stage_title`;--> statement-breakpoint
DROP INDEX `job_owner_title`;--> statement-breakpoint
DROP INDEX `job_owner_stage_title`;--> statement-breakpoint
ALTER TABLE `job` ADD `title_pinyin` text;--> statement-breakpoint
ALTER TABLE `job` ADD `title_strokes` text;--> statement-breakpoint
ALTER TABLE `job` ADD `customer_pinyin` text;--> statement-breakpoint
ALTER TABLE `job` ADD `customer_strokes` text;--> statement-breakpoint
ALTER TABLE `job` ADD `title_order` text GENERATED ALWAYS AS (coalesce(title_pinyin, lower(title))) VIRTUAL;--> statement-breakpoint
ALTER TABLE `job` ADD `search_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `job_search_outdated` ON `job` (`number`) WHERE "job"."search_version" < 1;--> statement-breakpoint
CREATE INDEX `job_title` ON `job` (`is_closed`,`title_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_flow_title` ON `job` (`is_closed`,`flow_key`,`title_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_stage_title` ON `job` (`is_closed`,`flow_key`,`stage`,`title_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_title` ON `job` (`is_closed`,`owner_id`,`title_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_stage_title` ON `job` (`is_closed`,`owner_id`,`flow_key`,`stage`,`title_order`,`number`);--> statement-breakpoint
ALTER TABLE `job_past` ADD `title_pinyin` text;--> statement-breakpoint
ALTER TABLE `job_past` ADD `title_strokes` text;--> statement-breakpoint
ALTER TABLE `job_past` ADD `customer_pinyin` text;--> statement-breakpoint
ALTER TABLE `job_past` ADD `customer_strokes` text;--> statement-breakpoint
ALTER TABLE `job_past` ADD `title_order` text GENERATED ALWAYS AS (coalesce(title_pinyin, lower(title))) VIRTUAL;--> statement-breakpoint
DROP TRIGGER `job_past_keeps`;
--> statement-breakpoint
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
