-- One customer has many jobs and things, is found by phone, and may be merged with another one. Jobs that stand are about no thing yet.
CREATE TABLE `thing` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`values_json` text NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `thing_customer` ON `thing` (`customer_id`);--> statement-breakpoint
CREATE TABLE `thing_key` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`value_norm` text NOT NULL,
	`thing_id` text NOT NULL,
	PRIMARY KEY(`kind`, `key`, `value_norm`, `thing_id`),
	FOREIGN KEY (`thing_id`) REFERENCES `thing`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `thing_key_thing` ON `thing_key` (`thing_id`);--> statement-breakpoint
ALTER TABLE `job` ADD `thing_id` text REFERENCES thing(id);--> statement-breakpoint
CREATE INDEX `job_customer` ON `job` (`customer_id`);--> statement-breakpoint
CREATE INDEX `job_thing` ON `job` (`thing_id`) WHERE "job"."thing_id" is not null;--> statement-breakpoint
ALTER TABLE `customer` ADD `phone_key` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `customer_phone` ON `customer` (`phone_key`) WHERE "customer"."phone_key" is not null and "customer"."merged_into" is null;--> statement-breakpoint
CREATE INDEX `customer_merged` ON `customer` (`merged_into`) WHERE "customer"."merged_into" is not null;--> statement-breakpoint
-- As the code does it: digits alone, without country code and leading zeros. What has anything else is left to its next edit.
UPDATE customer SET phone_key = (
	SELECT iif(bare LIKE '86%' AND length(ltrim(substr(bare, 3), '0')) BETWEEN 7 AND 11, ltrim(substr(bare, 3), '0'), bare)
	FROM (SELECT ltrim(replace(replace(replace(replace(replace(replace(replace(replace(replace(phone, '+', ''), '-', ''), ' ', ''), '(', ''), ')', ''), '.', ''), '/', ''), '－', ''), '　', ''), '0') AS bare)
	WHERE length(bare) >= 5 AND bare NOT GLOB '*[^0-9]*'
) WHERE phone IS NOT NULL;
