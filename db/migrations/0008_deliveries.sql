CREATE TABLE `notice_delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`notice_id` text NOT NULL,
	`recipient` text NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`claimable_at` integer,
	`lease_by` text,
	`attempts` integer NOT NULL,
	`is_interrupted` integer DEFAULT false NOT NULL,
	`subject` text,
	`body` text,
	`sent_at` integer,
	`error` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_delivery_once` ON `notice_delivery` (`notice_id`,`recipient`,`channel`);--> statement-breakpoint
CREATE INDEX `notice_delivery_claimable` ON `notice_delivery` (`claimable_at`,`id`) WHERE "notice_delivery"."claimable_at" is not null;--> statement-breakpoint
CREATE INDEX `notice_delivery_lease` ON `notice_delivery` (`lease_by`) WHERE "notice_delivery"."lease_by" is not null;--> statement-breakpoint
CREATE TABLE `try_count` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`until_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `try_count_until` ON `try_count` (`until_at`);--> statement-breakpoint
-- A run of the release before may have sent these: nobody can tell any more.
UPDATE `notice` SET state = 'unknown', claimable_at = NULL, error = 'the run that sent it ended early' WHERE state = 'leased';--> statement-breakpoint
DROP INDEX `notice_lease`;--> statement-breakpoint
ALTER TABLE `notice` DROP COLUMN `lease_by`;--> statement-breakpoint
ALTER TABLE `notice` DROP COLUMN `attempts`;--> statement-breakpoint
ALTER TABLE `notice` DROP COLUMN `is_interrupted`;
--> statement-breakpoint
CREATE TRIGGER `notice_delivery_sent_stays` BEFORE UPDATE ON `notice_delivery` WHEN OLD.state = 'sent' BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY notice_delivery');
END;
--> statement-breakpoint
CREATE TRIGGER `notice_delivery_no_delete` BEFORE DELETE ON `notice_delivery` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY notice_delivery');
END;
--> statement-breakpoint
-- The last delivery to end settles its notice, with the worst end of them all: what a person must look at comes first.
CREATE TRIGGER `notice_delivery_settles` AFTER UPDATE OF `state` ON `notice_delivery`
WHEN NEW.state NOT IN ('pending', 'leased') AND NOT EXISTS (
	SELECT 1 FROM notice_delivery WHERE notice_id = NEW.notice_id AND state IN ('pending', 'leased'))
BEGIN
	UPDATE notice SET (state, effect_key, channel, subject, body, sent_at, error) = (
		SELECT d.state, iif(d.state = 'superseded', notice.effect_key || ':superseded:' || notice.id, notice.effect_key),
			d.channel, d.subject, d.body, d.sent_at, d.error
		FROM notice_delivery d WHERE d.notice_id = NEW.notice_id
		ORDER BY CASE d.state WHEN 'dead' THEN 0 WHEN 'failed' THEN 1 WHEN 'unknown' THEN 2 WHEN 'missed' THEN 3
			WHEN 'sent' THEN 4 ELSE 5 END, d.id LIMIT 1)
	WHERE id = NEW.notice_id AND state = 'leased';
END;
--> statement-breakpoint
-- What did not arrive is a task of the staff, and what arrives in the end is none any more: the job is planned again.
CREATE TRIGGER `notice_undelivered_replans` AFTER UPDATE OF `state` ON `notice`
WHEN NEW.state <> OLD.state AND (NEW.state IN ('failed', 'unknown', 'dead') OR (NEW.state = 'sent' AND EXISTS (
	SELECT 1 FROM task WHERE job_id = NEW.job_id AND key = 'notice/' || NEW.id AND state = 'open')))
BEGIN
	UPDATE job SET planned_with = '' WHERE id = NEW.job_id;
END;
