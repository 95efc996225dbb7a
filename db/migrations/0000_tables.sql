CREATE TABLE `idempotency` (
	`key` text NOT NULL,
	`actor` text NOT NULL,
	`route` text NOT NULL,
	`body_hash` text NOT NULL,
	`status` integer NOT NULL,
	`answer` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`key`, `actor`, `route`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_recorded` ON `idempotency` (`recorded_at`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`provider` text NOT NULL,
	`event_id` text NOT NULL,
	`body_hash` text NOT NULL,
	`outcome` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`provider`, `event_id`)
);
--> statement-breakpoint
CREATE TABLE `unmatched` (
	`id` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`event_id` text NOT NULL,
	`effect_key` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`reference` text,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`why` text NOT NULL,
	CONSTRAINT "unmatched_amount_minor_whole" CHECK((typeof(amount_minor) = 'integer' and abs(amount_minor) <= 1000000000000))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unmatched_effect_key_unique` ON `unmatched` (`effect_key`);--> statement-breakpoint
CREATE INDEX `unmatched_recorded` ON `unmatched` (`recorded_at`,`id`);--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`role` text DEFAULT 'viewer' NOT NULL,
	`locale` text DEFAULT 'zh-Hans' NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email_unique` ON `staff` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `customer` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`phone` text,
	`email` text,
	`address` text,
	`locale` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `fact` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_version` integer NOT NULL,
	`superseded_version` integer,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `fact_current` ON `fact` (`job_id`,`key`) WHERE "fact"."superseded_version" is null;--> statement-breakpoint
CREATE INDEX `fact_job` ON `fact` (`job_id`,`recorded_version`);--> statement-breakpoint
CREATE TABLE `history` (
	`job_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`reason` text,
	`request_id` text NOT NULL,
	`changes` text NOT NULL,
	PRIMARY KEY(`job_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `job` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`flow_key` text NOT NULL,
	`flow_version` integer NOT NULL,
	`title` text NOT NULL,
	`stage` text NOT NULL,
	`stage_entered_at` integer NOT NULL,
	`stage_entries` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`owner_id` text,
	`customer_id` text NOT NULL,
	`currency` text NOT NULL,
	`contract_total_minor` integer,
	`updated_at` integer NOT NULL,
	`is_closed` integer NOT NULL,
	`customer_name` text NOT NULL,
	`facts_json` text NOT NULL,
	`milestones_json` text NOT NULL,
	`contract_minor` integer NOT NULL,
	`changes_minor` integer NOT NULL,
	`planned_minor` integer NOT NULL,
	`paid_minor` integer NOT NULL,
	`credit_minor` integer NOT NULL,
	`outstanding_minor` integer NOT NULL,
	`next_due_on` text,
	`key_date` text,
	`due_order` text GENERATED ALWAYS AS (coalesce(next_due_on, '9999-12-31')) VIRTUAL NOT NULL,
	`key_date_order` text GENERATED ALWAYS AS (coalesce(key_date, '9999-12-31')) VIRTUAL NOT NULL,
	`progress_percent` real,
	`missing_count` integer NOT NULL,
	`planned_with` text NOT NULL,
	`search_text` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "job_contract_total_minor_whole" CHECK((contract_total_minor is null or (typeof(contract_total_minor) = 'integer' and abs(contract_total_minor) <= 1000000000000))),
	CONSTRAINT "job_contract_minor_whole" CHECK((typeof(contract_minor) = 'integer' and abs(contract_minor) <= 1000000000000)),
	CONSTRAINT "job_changes_minor_whole" CHECK((typeof(changes_minor) = 'integer' and abs(changes_minor) <= 1000000000000)),
	CONSTRAINT "job_planned_minor_whole" CHECK((typeof(planned_minor) = 'integer' and abs(planned_minor) <= 1000000000000)),
	CONSTRAINT "job_paid_minor_whole" CHECK((typeof(paid_minor) = 'integer' and abs(paid_minor) <= 1000000000000)),
	CONSTRAINT "job_credit_minor_whole" CHECK((typeof(credit_minor) = 'integer' and abs(credit_minor) <= 1000000000000)),
	CONSTRAINT "job_outstanding_minor_whole" CHECK((typeof(outstanding_minor) = 'integer' and abs(outstanding_minor) <= 1000000000000))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `job_id_unique` ON `job` (`id`);--> statement-breakpoint
CREATE INDEX `job_number` ON `job` (`is_closed`,`number`);--> statement-breakpoint
CREATE INDEX `job_updated` ON `job` (`is_closed`,`updated_at`,`number`);--> statement-breakpoint
CREATE INDEX `job_due` ON `job` (`is_closed`,`due_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_key_date` ON `job` (`is_closed`,`key_date_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_outstanding` ON `job` (`is_closed`,`outstanding_minor`,`number`);--> statement-breakpoint
CREATE INDEX `job_title` ON `job` (`is_closed`,title collate nocase,`number`);--> statement-breakpoint
CREATE INDEX `job_flow_number` ON `job` (`is_closed`,`flow_key`,`number`);--> statement-breakpoint
CREATE INDEX `job_flow_updated` ON `job` (`is_closed`,`flow_key`,`updated_at`,`number`);--> statement-breakpoint
CREATE INDEX `job_flow_due` ON `job` (`is_closed`,`flow_key`,`due_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_flow_key_date` ON `job` (`is_closed`,`flow_key`,`key_date_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_flow_outstanding` ON `job` (`is_closed`,`flow_key`,`outstanding_minor`,`number`);--> statement-breakpoint
CREATE INDEX `job_flow_title` ON `job` (`is_closed`,`flow_key`,title collate nocase,`number`);--> statement-breakpoint
CREATE INDEX `job_stage_number` ON `job` (`is_closed`,`flow_key`,`stage`,`number`);--> statement-breakpoint
CREATE INDEX `job_stage_updated` ON `job` (`is_closed`,`flow_key`,`stage`,`updated_at`,`number`);--> statement-breakpoint
CREATE INDEX `job_stage_due` ON `job` (`is_closed`,`flow_key`,`stage`,`due_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_stage_key_date` ON `job` (`is_closed`,`flow_key`,`stage`,`key_date_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_stage_outstanding` ON `job` (`is_closed`,`flow_key`,`stage`,`outstanding_minor`,`number`);--> statement-breakpoint
CREATE INDEX `job_stage_title` ON `job` (`is_closed`,`flow_key`,`stage`,title collate nocase,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_number` ON `job` (`is_closed`,`owner_id`,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_updated` ON `job` (`is_closed`,`owner_id`,`updated_at`,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_due` ON `job` (`is_closed`,`owner_id`,`due_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_key_date` ON `job` (`is_closed`,`owner_id`,`key_date_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_outstanding` ON `job` (`is_closed`,`owner_id`,`outstanding_minor`,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_title` ON `job` (`is_closed`,`owner_id`,title collate nocase,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_stage_number` ON `job` (`is_closed`,`owner_id`,`flow_key`,`stage`,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_stage_updated` ON `job` (`is_closed`,`owner_id`,`flow_key`,`stage`,`updated_at`,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_stage_due` ON `job` (`is_closed`,`owner_id`,`flow_key`,`stage`,`due_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_stage_key_date` ON `job` (`is_closed`,`owner_id`,`flow_key`,`stage`,`key_date_order`,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_stage_outstanding` ON `job` (`is_closed`,`owner_id`,`flow_key`,`stage`,`outstanding_minor`,`number`);--> statement-breakpoint
CREATE INDEX `job_owner_stage_title` ON `job` (`is_closed`,`owner_id`,`flow_key`,`stage`,title collate nocase,`number`);--> statement-breakpoint
CREATE INDEX `job_planned_with` ON `job` (`is_closed`,`planned_with`);--> statement-breakpoint
CREATE TABLE `allocation` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`payment_id` text NOT NULL,
	`milestone_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestone`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "allocation_amount_minor_whole" CHECK((typeof(amount_minor) = 'integer' and abs(amount_minor) <= 1000000000000))
);
--> statement-breakpoint
CREATE INDEX `allocation_job` ON `allocation` (`job_id`,`id`);--> statement-breakpoint
CREATE INDEX `allocation_payment` ON `allocation` (`payment_id`);--> statement-breakpoint
CREATE INDEX `allocation_milestone` ON `allocation` (`milestone_id`);--> statement-breakpoint
CREATE TABLE `payment` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`kind` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`method` text NOT NULL,
	`provider` text NOT NULL,
	`reference` text,
	`note` text,
	`reverses_id` text,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`effect_key` text NOT NULL,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reverses_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_amount_minor_whole" CHECK((typeof(amount_minor) = 'integer' and abs(amount_minor) <= 1000000000000))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_effect_key_unique` ON `payment` (`effect_key`);--> statement-breakpoint
CREATE INDEX `payment_job` ON `payment` (`job_id`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `payment_reverses` ON `payment` (`reverses_id`);--> statement-breakpoint
CREATE TABLE `payment_link` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`job_id` text NOT NULL,
	`milestone_id` text NOT NULL,
	`provider` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`url` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestone`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_link_amount_minor_whole" CHECK((typeof(amount_minor) = 'integer' and abs(amount_minor) <= 1000000000000))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_link_reference_unique` ON `payment_link` (`reference`);--> statement-breakpoint
CREATE INDEX `payment_link_job` ON `payment_link` (`job_id`,`id`);--> statement-breakpoint
CREATE INDEX `payment_link_milestone` ON `payment_link` (`milestone_id`);--> statement-breakpoint
CREATE TABLE `receipt` (
	`series` text NOT NULL,
	`number` integer NOT NULL,
	`payment_id` text NOT NULL,
	PRIMARY KEY(`series`, `number`),
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_payment_id_unique` ON `receipt` (`payment_id`);--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`key` text NOT NULL,
	`effect_key` text NOT NULL,
	`recipient` text NOT NULL,
	`state` text NOT NULL,
	`send_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`is_provisional` integer NOT NULL,
	`milestone_key` text,
	`task_key` text,
	`claimable_at` integer,
	`lease_by` text,
	`attempts` integer NOT NULL,
	`is_interrupted` integer DEFAULT false NOT NULL,
	`channel` text,
	`subject` text,
	`body` text,
	`sent_at` integer,
	`error` text,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_effect` ON `notice` (`job_id`,`effect_key`);--> statement-breakpoint
CREATE INDEX `notice_claimable` ON `notice` (`claimable_at`,`id`) WHERE "notice"."claimable_at" is not null;--> statement-breakpoint
CREATE INDEX `notice_lease` ON `notice` (`lease_by`) WHERE "notice"."lease_by" is not null;--> statement-breakpoint
CREATE INDEX `notice_send_at` ON `notice` (`send_at`,`id`);--> statement-breakpoint
CREATE TABLE `milestone` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`amount_minor` integer,
	`due_on` text,
	`is_provisional` integer NOT NULL,
	`waits_for` text NOT NULL,
	`is_manual_amount` integer NOT NULL,
	`is_manual_due` integer NOT NULL,
	`title` text,
	`is_cancelled` integer NOT NULL,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "milestone_amount_minor_whole" CHECK((amount_minor is null or (typeof(amount_minor) = 'integer' and abs(amount_minor) <= 1000000000000)))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `milestone_key` ON `milestone` (`job_id`,`key`);--> statement-breakpoint
CREATE TABLE `task` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`key` text NOT NULL,
	`title` text,
	`assignee_id` text,
	`due_on` text,
	`due_at` integer,
	`is_provisional` integer NOT NULL,
	`state` text NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_key` ON `task` (`job_id`,`key`);--> statement-breakpoint
CREATE TABLE `warranty` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`key` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `warranty_job` ON `warranty` (`job_id`,`key`);--> statement-breakpoint
CREATE TABLE `closure` (
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`reason` text,
	PRIMARY KEY(`from_date`, `to_date`)
);
--> statement-breakpoint
CREATE TABLE `flow_version` (
	`key` text NOT NULL,
	`version` integer NOT NULL,
	`flow` text NOT NULL,
	PRIMARY KEY(`key`, `version`)
);
--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tick_run` (
	`slot` integer PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`counts` text
);
--> statement-breakpoint
CREATE TABLE `booking` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`role` text NOT NULL,
	`supplier` text NOT NULL,
	`phone` text,
	`on_date` text,
	`state` text NOT NULL,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `booking_job` ON `booking` (`job_id`,`id`);--> statement-breakpoint
CREATE INDEX `booking_supplier` ON `booking` (`supplier`,`on_date`);--> statement-breakpoint
CREATE TABLE `change_order` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`title` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`state` text NOT NULL,
	`approved_at` integer,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "change_order_amount_minor_whole" CHECK((typeof(amount_minor) = 'integer' and abs(amount_minor) <= 1000000000000))
);
--> statement-breakpoint
CREATE INDEX `change_order_job` ON `change_order` (`job_id`,`id`);--> statement-breakpoint
CREATE TABLE `line` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`position` integer NOT NULL,
	`description` text NOT NULL,
	`quantity` real NOT NULL,
	`amount_minor` integer NOT NULL,
	`tags` text NOT NULL,
	`is_done` integer NOT NULL,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "line_amount_minor_whole" CHECK((typeof(amount_minor) = 'integer' and abs(amount_minor) <= 1000000000000))
);
--> statement-breakpoint
CREATE INDEX `line_job` ON `line` (`job_id`,`position`);