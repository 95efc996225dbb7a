-- Jobs end by an exit, are opened from other jobs, and warranties stand for lines. No job that stands has any of it.
ALTER TABLE `job_past` ADD `ended_as` text;--> statement-breakpoint
ALTER TABLE `job_past` ADD `contact_state` text;--> statement-breakpoint
ALTER TABLE `job` ADD `ended_as` text;--> statement-breakpoint
ALTER TABLE `job` ADD `kept_because` text;--> statement-breakpoint
ALTER TABLE `job` ADD `origin_id` text;--> statement-breakpoint
ALTER TABLE `job` ADD `origin_kind` text;--> statement-breakpoint
ALTER TABLE `job` ADD `contact_state` text;--> statement-breakpoint
CREATE INDEX `job_origin` ON `job` (`origin_id`) WHERE "job"."origin_id" is not null;--> statement-breakpoint
ALTER TABLE `warranty` ADD `line_id` text;--> statement-breakpoint
ALTER TABLE `line` ADD `class` text;--> statement-breakpoint
ALTER TABLE `notice` ADD `via` text;--> statement-breakpoint
-- The past of a row keeps how the job had ended, and whether its customer was contacted.
DROP TRIGGER `job_past_keeps`;--> statement-breakpoint
CREATE TRIGGER `job_past_keeps` AFTER UPDATE ON `job` WHEN NEW.updated_at > OLD.updated_at BEGIN
	INSERT INTO job_past (number, id, version, flow_key, flow_version, title, stage, owner_id, currency,
		contract_total_minor, updated_at, until_at, is_closed, customer_name, planned_minor, paid_minor, credit_minor,
		outstanding_minor, next_due_on, key_date, progress_percent, missing_count, ended_as, contact_state,
		milestones_json, facts_json, title_pinyin, title_strokes, customer_pinyin, customer_strokes)
	VALUES (OLD.number, OLD.id, OLD.version, OLD.flow_key, OLD.flow_version, OLD.title, OLD.stage, OLD.owner_id,
		OLD.currency, OLD.contract_total_minor, OLD.updated_at, NEW.updated_at, OLD.is_closed, OLD.customer_name,
		OLD.planned_minor, OLD.paid_minor, OLD.credit_minor, OLD.outstanding_minor, OLD.next_due_on, OLD.key_date,
		OLD.progress_percent, OLD.missing_count, OLD.ended_as, OLD.contact_state, OLD.milestones_json, OLD.facts_json,
		OLD.title_pinyin, OLD.title_strokes, OLD.customer_pinyin, OLD.customer_strokes);
END;
