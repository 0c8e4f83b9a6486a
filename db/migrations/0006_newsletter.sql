CREATE TABLE `letter_budgets` (
	`id` text PRIMARY KEY NOT NULL,
	`network_hash` text NOT NULL,
	`used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `letter_budgets_by_network` ON `letter_budgets` (`network_hash`,`used_at`);--> statement-breakpoint
CREATE INDEX `letter_budgets_by_age` ON `letter_budgets` (`used_at`);--> statement-breakpoint
CREATE TABLE `mail_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`provider_id` text NOT NULL,
	`reported_at` integer NOT NULL,
	`counted_at` integer
);
--> statement-breakpoint
CREATE INDEX `mail_reports_by_letter` ON `mail_reports` (`provider_id`);--> statement-breakpoint
CREATE INDEX `mail_reports_by_age` ON `mail_reports` (`reported_at`);--> statement-breakpoint
CREATE TABLE `mailing_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`mailing_id` text NOT NULL,
	`state` text NOT NULL,
	`next_try_at` integer NOT NULL,
	`unsure_since` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE INDEX `mailing_batches_by_mailing` ON `mailing_batches` (`mailing_id`,`state`,`next_try_at`);--> statement-breakpoint
CREATE TABLE `mailing_recipients` (
	`mailing_id` text NOT NULL,
	`subscription_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`locale` text NOT NULL,
	`variant` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`provider_id` text,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`mailing_id`, `subscription_id`)
);
--> statement-breakpoint
CREATE INDEX `mailing_recipients_by_batch` ON `mailing_recipients` (`batch_id`);--> statement-breakpoint
CREATE INDEX `mailing_recipients_by_subscription` ON `mailing_recipients` (`subscription_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `mailing_recipients_by_provider` ON `mailing_recipients` (`provider_id`);--> statement-breakpoint
CREATE INDEX `mailing_recipients_by_age` ON `mailing_recipients` (`added_at`);--> statement-breakpoint
CREATE TABLE `mailing_texts` (
	`mailing_id` text NOT NULL,
	`locale` text NOT NULL,
	`variant` text DEFAULT '' NOT NULL,
	`subject` text NOT NULL,
	`html` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`mailing_id`, `locale`, `variant`)
);
--> statement-breakpoint
CREATE TABLE `mailings` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`topic` text NOT NULL,
	`sender` text NOT NULL,
	`state` text NOT NULL,
	`send_at` integer NOT NULL,
	`enumerated_to` text,
	`enumerated_at` integer,
	`started_at` integer,
	`finished_at` integer,
	`leased_until` integer,
	`recipients` integer DEFAULT 0 NOT NULL,
	`sent` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`unknown` integer DEFAULT 0 NOT NULL,
	`bounced` integer DEFAULT 0 NOT NULL,
	`complained` integer DEFAULT 0 NOT NULL,
	`left` integer DEFAULT 0 NOT NULL,
	`confirmed` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailings_by_slug` ON `mailings` (`slug`);--> statement-breakpoint
CREATE INDEX `mailings_by_state` ON `mailings` (`state`,`send_at`);--> statement-breakpoint
CREATE TABLE `subscription_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`address_hash` text NOT NULL,
	`email` text NOT NULL,
	`locale` text NOT NULL,
	`topics` text NOT NULL,
	`places` text DEFAULT '[]' NOT NULL,
	`kinds` text DEFAULT '[]' NOT NULL,
	`controller` text NOT NULL,
	`form` text NOT NULL,
	`text_hash` text NOT NULL,
	`version` text NOT NULL,
	`key_hash` text NOT NULL,
	`asked_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscription_requests_by_address` ON `subscription_requests` (`address_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `subscription_requests_by_key` ON `subscription_requests` (`key_hash`);--> statement-breakpoint
CREATE INDEX `subscription_requests_by_age` ON `subscription_requests` (`asked_at`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`address_hash` text NOT NULL,
	`email` text NOT NULL,
	`locale` text NOT NULL,
	`topics` text NOT NULL,
	`places` text DEFAULT '[]' NOT NULL,
	`kinds` text DEFAULT '[]' NOT NULL,
	`controller` text NOT NULL,
	`state` text NOT NULL,
	`confirmed_at` integer NOT NULL,
	`confirmed_with` text,
	`left_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscriptions_by_address` ON `subscriptions` (`address_hash`);--> statement-breakpoint
CREATE INDEX `subscriptions_by_key` ON `subscriptions` (`confirmed_with`);--> statement-breakpoint
CREATE INDEX `subscriptions_left` ON `subscriptions` (`left_at`);--> statement-breakpoint
CREATE TABLE `suppressions` (
	`id` text PRIMARY KEY NOT NULL,
	`address_hash` text NOT NULL,
	`channel` text NOT NULL,
	`scope` text NOT NULL,
	`reason` text NOT NULL,
	`suppressed_at` integer NOT NULL,
	`copied_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suppressions_by_address` ON `suppressions` (`address_hash`,`channel`,`scope`);--> statement-breakpoint
CREATE INDEX `suppressions_by_age` ON `suppressions` (`suppressed_at`);--> statement-breakpoint
CREATE INDEX `suppressions_to_copy` ON `suppressions` (`copied_at`);--> statement-breakpoint
ALTER TABLE `consents` ADD `asked_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `address_hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_by_address` ON `outbox` (`address_hash`,`letter`,`queued_at`);