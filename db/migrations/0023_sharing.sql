CREATE TABLE `application_disclosures` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`share_id` text NOT NULL,
	`kind` text NOT NULL,
	`opened_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `application_disclosures_by_application` ON `application_disclosures` (`application_id`);--> statement-breakpoint
CREATE INDEX `application_disclosures_by_share` ON `application_disclosures` (`share_id`);--> statement-breakpoint
CREATE TABLE `application_shares` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`organisation` text NOT NULL,
	`email` text NOT NULL,
	`locale` text NOT NULL,
	`parts` text NOT NULL,
	`reason` text NOT NULL,
	`asked_at` integer NOT NULL,
	`last_on` text NOT NULL,
	`outcome` text,
	`answered_at` integer,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `application_shares_by_application` ON `application_shares` (`application_id`);