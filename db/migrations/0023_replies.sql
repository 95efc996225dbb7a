CREATE TABLE `reply` (
	`id` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`event_id` text NOT NULL,
	`phone` text NOT NULL,
	`body` text NOT NULL,
	`received_at` integer NOT NULL,
	`why` text NOT NULL,
	`job_id` text,
	`reason` text,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reply_once` ON `reply` (`provider`,`event_id`);--> statement-breakpoint
CREATE INDEX `reply_open` ON `reply` (`received_at`,`id`) WHERE decided_at is null;--> statement-breakpoint
ALTER TABLE `notice_delivery` ADD `phone_key` text;--> statement-breakpoint
CREATE INDEX `notice_delivery_phone` ON `notice_delivery` (`phone_key`,`sent_at`) WHERE "notice_delivery"."phone_key" is not null;
--> statement-breakpoint
-- A message is decided once: of two people who decide it together the second is refused.
CREATE TRIGGER reply_decided_once BEFORE UPDATE ON reply WHEN old.decided_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'DECIDED reply'); END;
--> statement-breakpoint
CREATE TRIGGER reply_remains BEFORE DELETE ON reply
BEGIN SELECT RAISE(ABORT, 'reply: rows are not deleted'); END;
