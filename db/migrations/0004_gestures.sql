CREATE TABLE `undone` (
	`gesture_id` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`gesture_id`, `actor`)
);
--> statement-breakpoint
CREATE INDEX `undone_actor` ON `undone` (`actor`,`at`);--> statement-breakpoint
ALTER TABLE `history` ADD `gesture_id` text;--> statement-breakpoint
CREATE INDEX `history_gesture` ON `history` (`gesture_id`,`job_id`) WHERE "history"."gesture_id" is not null;--> statement-breakpoint
CREATE INDEX `history_actor` ON `history` (`actor`,`at`) WHERE "history"."gesture_id" is not null;