CREATE TABLE `staff_duty` (
	`staff_id` text NOT NULL,
	`duty` text NOT NULL,
	PRIMARY KEY(`staff_id`, `duty`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `staff_duty_duty` ON `staff_duty` (`duty`);--> statement-breakpoint
CREATE TABLE `staff_duty_log` (
	`id` integer PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `staff_duty_log_staff` ON `staff_duty_log` (`staff_id`,`id`);--> statement-breakpoint
ALTER TABLE `job` ADD `holder_id` text;--> statement-breakpoint
ALTER TABLE `job` ADD `holder_duty` text;--> statement-breakpoint
ALTER TABLE `task` ADD `duty` text;--> statement-breakpoint
ALTER TABLE `task` ADD `entry` text;--> statement-breakpoint
ALTER TABLE `task` ADD `party` text;--> statement-breakpoint
ALTER TABLE `task` ADD `due_order` text GENERATED ALWAYS AS (coalesce(due_on, '9999-12-31') || ' ' || coalesce(printf('%015d', due_at), '999999999999999')) VIRTUAL NOT NULL;--> statement-breakpoint
ALTER TABLE `task` ADD `is_urgent` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `task` ADD `missed_at` integer;--> statement-breakpoint
ALTER TABLE `task` ADD `missed_by` text;--> statement-breakpoint
ALTER TABLE `task` ADD `is_shown` integer DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX `task_due` ON `task` (`due_order`,`id`) WHERE state = 'open' and is_shown = 1;--> statement-breakpoint
CREATE INDEX `task_assignee_due` ON `task` (`assignee_id`,`due_order`,`id`) WHERE state = 'open' and is_shown = 1;--> statement-breakpoint
CREATE INDEX `task_duty_due` ON `task` (`duty`,`due_order`,`id`) WHERE state = 'open' and is_shown = 1 and duty is not null;--> statement-breakpoint
CREATE INDEX `task_to_take` ON `task` (`duty`,`due_order`,`id`) WHERE state = 'open' and is_shown = 1 and duty is not null and assignee_id is null;
--> statement-breakpoint
-- Tasks of jobs that are in no list of open work.
UPDATE task SET is_shown = 0 WHERE job_id IN (SELECT id FROM job WHERE is_closed <> 0);
--> statement-breakpoint
-- Misses that the rows still show: done after their hour. Of whole days only the shop's zone tells the end.
UPDATE task SET missed_at = due_at, missed_by = assignee_id WHERE due_at IS NOT NULL AND done_at > due_at;
--> statement-breakpoint
CREATE TRIGGER `staff_duty_log_stays` BEFORE UPDATE ON `staff_duty_log` BEGIN SELECT raise(ABORT, 'the log of duties is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `staff_duty_log_whole` BEFORE DELETE ON `staff_duty_log` BEGIN SELECT raise(ABORT, 'the log of duties is append-only'); END;
