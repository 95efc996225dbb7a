ALTER TABLE `job_past` ADD `next_json` text;--> statement-breakpoint
ALTER TABLE `job` ADD `next_json` text;--> statement-breakpoint
-- Rows of the past keep what was next.
DROP TRIGGER `job_past_keeps`;--> statement-breakpoint
CREATE TRIGGER `job_past_keeps` AFTER UPDATE ON `job` WHEN NEW.updated_at > OLD.updated_at BEGIN
	INSERT INTO job_past (number, id, version, flow_key, flow_version, title, stage, owner_id, currency,
		contract_total_minor, updated_at, until_at, is_closed, customer_name, planned_minor, paid_minor, credit_minor,
		outstanding_minor, next_due_on, next_json, key_date, progress_percent, missing_count, ended_as, contact_state,
		milestones_json, facts_json, title_pinyin, title_strokes, customer_pinyin, customer_strokes)
	VALUES (OLD.number, OLD.id, OLD.version, OLD.flow_key, OLD.flow_version, OLD.title, OLD.stage, OLD.owner_id,
		OLD.currency, OLD.contract_total_minor, OLD.updated_at, NEW.updated_at, OLD.is_closed, OLD.customer_name,
		OLD.planned_minor, OLD.paid_minor, OLD.credit_minor, OLD.outstanding_minor, OLD.next_due_on, OLD.next_json,
		OLD.key_date, OLD.progress_percent, OLD.missing_count, OLD.ended_as, OLD.contact_state, OLD.milestones_json,
		OLD.facts_json, OLD.title_pinyin, OLD.title_strokes, OLD.customer_pinyin, OLD.customer_strokes);
END;
--> statement-breakpoint
-- The earliest open task of a job is next where no milestone falls due before its day. `job_due_count` follows by its
-- trigger. The day of a task with a clock time is stored beside it. The label of a plan that the flow has not stays out,
-- until a change of the job plans it again.
UPDATE job SET next_due_on = first.due_on, next_json = json_array('task', first.key, first.due_at,
	iif(first.title IS NULL, NULL, json_object('en', first.title, 'zh-Hans', first.title, 'zh-Hant', first.title)))
FROM (
	SELECT job_id, key, title, due_on, due_at,
		row_number() OVER (PARTITION BY job_id ORDER BY due_on, due_at IS NULL, due_at, id) AS place
	FROM task WHERE state = 'open' AND due_on IS NOT NULL
) AS first
WHERE first.job_id = job.id AND first.place = 1 AND (job.next_due_on IS NULL OR first.due_on <= job.next_due_on);
