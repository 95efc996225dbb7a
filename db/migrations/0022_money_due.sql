-- Today and the diary read one range of the day on which money of a job is due. Milestones were looked through job by job.
ALTER TABLE `job` ADD `money_due_on` text;--> statement-breakpoint
-- Milestones have their values by position; rows that were written before have them by name.
UPDATE job SET money_due_on = (SELECT min(coalesce(value->>'dueOn', value->>4)) FROM json_each(milestones_json)
	WHERE coalesce(value->>'state', value->>5) IN ('due', 'part'))
WHERE milestones_json LIKE '%"due"%' OR milestones_json LIKE '%"part"%';--> statement-breakpoint
CREATE INDEX `job_money_due` ON `job` (`money_due_on`,`number`) WHERE "job"."is_closed" = 0 and "job"."money_due_on" is not null;--> statement-breakpoint
CREATE INDEX `job_owner_money_due` ON `job` (`owner_id`,`money_due_on`,`number`) WHERE "job"."is_closed" = 0 and "job"."money_due_on" is not null;
--> statement-breakpoint
-- The diary of everybody finds what began hours before its first day among the long appointments alone.
CREATE INDEX `appointment_long` ON `appointment` (`starts_at`) WHERE ends_at - starts_at > 10800000;
