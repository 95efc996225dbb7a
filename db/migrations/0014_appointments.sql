-- The diary: a projection of facts, written as milestones are. Its primary key is the table, for each row is small and found by its job.
CREATE TABLE `appointment` (
	`job_id` text NOT NULL,
	`key` text NOT NULL,
	`entry` text NOT NULL,
	`who` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`state` text NOT NULL,
	`place` text,
	`is_shared` integer NOT NULL,
	`changed_version` integer NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`job_id`, `key`, `entry`, `who`),
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `appointment_who` ON `appointment` (`who`,`starts_at`);--> statement-breakpoint
CREATE INDEX `appointment_time` ON `appointment` (`starts_at`);--> statement-breakpoint
CREATE TABLE `feed` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`secret_hash` text NOT NULL,
	`scope` text NOT NULL,
	`has_contact` integer NOT NULL,
	`locale` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feed_secret_hash_unique` ON `feed` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `feed_staff` ON `feed` (`staff_id`);
--> statement-breakpoint
-- A thing serves one appointment at a time unless a reason was given. The worker asks before it writes; this catches two
-- people who book it at once. A row whose time does not change is not asked again.
CREATE TRIGGER `appointment_resource_free` BEFORE INSERT ON `appointment`
WHEN NEW.who LIKE 'resource:%' AND NEW.state = 'booked' AND NEW.is_shared = 0
	AND NOT EXISTS (SELECT 1 FROM appointment mine WHERE mine.job_id = NEW.job_id AND mine.key = NEW.key
		AND mine.entry = NEW.entry AND mine.who = NEW.who AND mine.state <> 'cancelled'
		AND mine.starts_at = NEW.starts_at AND mine.ends_at = NEW.ends_at)
	AND EXISTS (SELECT 1 FROM appointment other JOIN job ON job.id = other.job_id
		WHERE other.who = NEW.who AND other.starts_at > NEW.starts_at - 86400000 AND other.starts_at < NEW.ends_at
		AND other.ends_at > NEW.starts_at AND other.job_id <> NEW.job_id AND other.state <> 'cancelled' AND job.is_closed <> 2)
BEGIN
	SELECT RAISE(ABORT, 'RESOURCE_TAKEN');
END;
