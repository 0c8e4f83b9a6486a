CREATE TABLE `request_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`recipient` text NOT NULL,
	`told_on` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `request_tasks_once` ON `request_tasks` (`request_id`,`recipient`);--> statement-breakpoint
CREATE INDEX `request_tasks_untold` ON `request_tasks` (`told_on`);--> statement-breakpoint
CREATE TABLE `requests` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`kind` text NOT NULL,
	`way` text NOT NULL,
	`controller` text NOT NULL,
	`locale` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`phone` text,
	`address` text,
	`address_hash` text,
	`identity` text,
	`received_on` text NOT NULL,
	`due_on` text NOT NULL,
	`extended_to` text,
	`extended_for` text,
	`extended_on` text,
	`answer_by` text GENERATED ALWAYS AS (coalesce(extended_to, due_on)) VIRTUAL,
	`answered_on` text,
	`answered_for` text,
	`evidence` text,
	`reminded_of` text,
	`late_told_of` text,
	`outcome` text,
	`erase_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `requests_by_reference` ON `requests` (`reference`);--> statement-breakpoint
CREATE INDEX `requests_by_person` ON `requests` (`address_hash`,`id`);--> statement-breakpoint
CREATE INDEX `requests_by_answer` ON `requests` (`answered_on`,`answer_by`);--> statement-breakpoint
CREATE INDEX `requests_due` ON `requests` (`erase_by`);--> statement-breakpoint
DROP INDEX `objections_waiting`;--> statement-breakpoint
ALTER TABLE `objections` ADD `extended_to` text;--> statement-breakpoint
ALTER TABLE `objections` ADD `extended_for` text;--> statement-breakpoint
ALTER TABLE `objections` ADD `extended_on` text;--> statement-breakpoint
ALTER TABLE `objections` ADD `answer_by` text GENERATED ALWAYS AS (coalesce(extended_to, due_on)) VIRTUAL;--> statement-breakpoint
ALTER TABLE `objections` ADD `answered_on` text;--> statement-breakpoint
ALTER TABLE `objections` ADD `answered_for` text;--> statement-breakpoint
ALTER TABLE `objections` ADD `evidence` text;--> statement-breakpoint
ALTER TABLE `objections` ADD `reminded_of` text;--> statement-breakpoint
ALTER TABLE `objections` ADD `late_told_of` text;--> statement-breakpoint
CREATE INDEX `objections_by_answer` ON `objections` (`answered_on`,`answer_by`);