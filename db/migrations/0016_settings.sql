CREATE TABLE `invite` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`locale` text NOT NULL,
	`token_hash` text NOT NULL,
	`invited_by` text NOT NULL,
	`invited_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_for` text,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invite_email_unique` ON `invite` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `invite_token_hash_unique` ON `invite` (`token_hash`);--> statement-breakpoint
CREATE TABLE `leave` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`note` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `leave_staff` ON `leave` (`staff_id`,`to_date`);--> statement-breakpoint
CREATE TABLE `shop_history` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
ALTER TABLE `staff` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `setting` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `setting` ADD `written_by` text;--> statement-breakpoint
ALTER TABLE `setting` ADD `written_at` integer;--> statement-breakpoint
CREATE TRIGGER `shop_history_no_update` BEFORE UPDATE ON `shop_history` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY shop_history');
END;
--> statement-breakpoint
CREATE TRIGGER `shop_history_no_delete` BEFORE DELETE ON `shop_history` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY shop_history');
END;
