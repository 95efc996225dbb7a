-- Lines have unit prices, decisions, values and owners, and are picked from a price list. Old lines have none of it: nobody decided them.
CREATE TABLE `catalogue` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`unit` text,
	`price_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`tags` text NOT NULL,
	`warranty` text,
	`is_active` integer NOT NULL,
	`version` integer NOT NULL,
	`search_text` text NOT NULL,
	CONSTRAINT "catalogue_price_minor_whole" CHECK((typeof(price_minor) = 'integer' and abs(price_minor) <= 1000000000000))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `catalogue_code` ON `catalogue` (`code`);--> statement-breakpoint
CREATE INDEX `catalogue_active` ON `catalogue` (`is_active`,`code`);--> statement-breakpoint
ALTER TABLE `line` ADD `unit` text;--> statement-breakpoint
ALTER TABLE `line` ADD `unit_minor` integer;--> statement-breakpoint
ALTER TABLE `line` ADD `decision` text;--> statement-breakpoint
ALTER TABLE `line` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `line` ADD `defer_until` text;--> statement-breakpoint
ALTER TABLE `line` ADD `repeats` text;--> statement-breakpoint
ALTER TABLE `line` ADD `catalogue_id` text;--> statement-breakpoint
ALTER TABLE `line` ADD `change_order_id` text;--> statement-breakpoint
ALTER TABLE `line` ADD `values_json` text;
