CREATE TABLE `application_letters` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`change_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`role` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`written_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_letters_by_change` ON `application_letters` (`change_id`,`application_id`);--> statement-breakpoint
CREATE INDEX `application_letters_by_application` ON `application_letters` (`application_id`);--> statement-breakpoint
ALTER TABLE `applications` ADD `address_confirmed_at` integer;