CREATE TABLE `file` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`fact_key` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `file_job` ON `file` (`job_id`);--> statement-breakpoint
CREATE TRIGGER `file_no_update` BEFORE UPDATE ON `file` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY file');
END;
--> statement-breakpoint
CREATE TRIGGER `file_no_delete` BEFORE DELETE ON `file` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY file');
END;
--> statement-breakpoint
CREATE TRIGGER `file_no_replace` BEFORE INSERT ON `file`
WHEN EXISTS (SELECT 1 FROM `file` WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
	SELECT RAISE(ABORT, 'DUPLICATE file');
END;
