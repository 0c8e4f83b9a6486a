CREATE TABLE `application_files` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`kind` text NOT NULL,
	`object_name` text NOT NULL,
	`sealing_key` text NOT NULL,
	`display_name` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `application_files_by_application` ON `application_files` (`application_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `application_files_by_object` ON `application_files` (`object_name`);--> statement-breakpoint
CREATE TABLE `applications` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`opening` text NOT NULL,
	`controller` text NOT NULL,
	`locale` text NOT NULL,
	`role` text,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`phone` text,
	`address` text,
	`letter` text,
	`cv_text` text,
	`submitted_at` integer NOT NULL,
	`last_active_on` text NOT NULL,
	`rule` text NOT NULL,
	`base_starts_on` text NOT NULL,
	`base_erase_by` text NOT NULL,
	`pool_rule` text,
	`pool_starts_on` text,
	`pool_erase_by` text,
	`contact_rule` text,
	`contact_starts_on` text,
	`contact_erase_by` text,
	`deciding_rule` text GENERATED ALWAYS AS (case when pool_erase_by > base_erase_by then pool_rule else rule end) VIRTUAL,
	`erase_by` text GENERATED ALWAYS AS (max(base_erase_by, coalesce(pool_erase_by, ''))) VIRTUAL
);
--> statement-breakpoint
CREATE INDEX `applications_due` ON `applications` (`erase_by`);--> statement-breakpoint
CREATE INDEX `applications_held` ON `applications` (`deciding_rule`);--> statement-breakpoint
CREATE INDEX `applications_started` ON `applications` (`rule`,`base_starts_on`);--> statement-breakpoint
CREATE INDEX `applications_contact_due` ON `applications` (`contact_erase_by`) WHERE contact_erase_by is not null;--> statement-breakpoint
CREATE INDEX `applications_contact_started` ON `applications` (`contact_rule`,`contact_starts_on`) WHERE contact_rule is not null;--> statement-breakpoint
CREATE INDEX `applications_by_person` ON `applications` (`opening`,`email`);--> statement-breakpoint
CREATE TABLE `ceiling_approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`approved_at` integer NOT NULL,
	`used_by_run` text
);
--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`purpose` text NOT NULL,
	`event` text NOT NULL,
	`text_hash` text NOT NULL,
	`version` text NOT NULL,
	`locale` text NOT NULL,
	`form` text NOT NULL,
	`controller` text NOT NULL,
	`retention` text NOT NULL,
	`withdraw_at` text NOT NULL,
	`recorded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `consents_by_subject` ON `consents` (`subject_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `consents_withdrawn` ON `consents` (`recorded_at`) WHERE event = 'withdrawn';--> statement-breakpoint
CREATE TABLE `erasing` (
	`subject_id` text NOT NULL,
	`rule` text NOT NULL,
	PRIMARY KEY(`subject_id`, `rule`)
);
--> statement-breakpoint
CREATE INDEX `erasing_by_rule` ON `erasing` (`rule`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` integer PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`rule` text NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `erasures_by_run` ON `erasures` (`run_id`);--> statement-breakpoint
CREATE TABLE `opening_ends` (
	`opening` text PRIMARY KEY NOT NULL,
	`ended_on` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`letter` text NOT NULL,
	`purpose` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`html` text NOT NULL,
	`text` text NOT NULL,
	`state` text DEFAULT 'queued' NOT NULL,
	`queued_at` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`unsure_since` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`next_try_at`) WHERE state in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX `outbox_by_subject` ON `outbox` (`subject_id`);--> statement-breakpoint
CREATE INDEX `outbox_by_age` ON `outbox` (`queued_at`);--> statement-breakpoint
CREATE TABLE `retention_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer NOT NULL,
	`dry_run` integer NOT NULL,
	`stopped` text,
	`report` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `retention_runs_by_end` ON `retention_runs` (`finished_at`);--> statement-breakpoint
CREATE TABLE `sent_forms` (
	`key` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`content_hash` text NOT NULL,
	`sent_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sent_forms_by_age` ON `sent_forms` (`sent_at`);--> statement-breakpoint
CREATE INDEX `sent_forms_by_application` ON `sent_forms` (`application_id`);