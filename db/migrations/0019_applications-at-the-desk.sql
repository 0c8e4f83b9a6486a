CREATE TABLE `application_labels` (
	`application_id` text NOT NULL,
	`label` text NOT NULL,
	`labelled_at` integer NOT NULL,
	PRIMARY KEY(`application_id`, `label`)
);
--> statement-breakpoint
CREATE TABLE `application_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`role` text NOT NULL,
	`note` text NOT NULL,
	`written_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `application_notes_by_application` ON `application_notes` (`application_id`);--> statement-breakpoint
CREATE TABLE `application_ratings` (
	`application_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`role` text NOT NULL,
	`stars` integer NOT NULL,
	`rated_at` integer NOT NULL,
	PRIMARY KEY(`application_id`, `staff_id`)
);
--> statement-breakpoint
CREATE TABLE `application_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`change_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`role` text NOT NULL,
	`from_status` text NOT NULL,
	`to_status` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `application_steps_by_application` ON `application_steps` (`application_id`,`id`);--> statement-breakpoint
CREATE INDEX `application_steps_by_change` ON `application_steps` (`change_id`);--> statement-breakpoint
ALTER TABLE `applications` ADD `status` text DEFAULT 'received' NOT NULL;--> statement-breakpoint
CREATE INDEX `applications_at_desk` ON `applications` (`opening`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `applications_by_name` ON `applications` (`opening`,lower(name));