CREATE TABLE `webhook_refusal` (
	`provider` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`last_at` integer NOT NULL,
	`last_why` text NOT NULL
);
