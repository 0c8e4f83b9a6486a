CREATE TABLE `contact_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`controller` text NOT NULL,
	`locale` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`message` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`starts_on` text NOT NULL,
	`erase_by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `contact_messages_due` ON `contact_messages` (`erase_by`);--> statement-breakpoint
CREATE INDEX `contact_messages_started` ON `contact_messages` (`starts_on`);--> statement-breakpoint
CREATE INDEX `contact_messages_by_person` ON `contact_messages` (`email`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `contact_messages_by_reference` ON `contact_messages` (`reference`);--> statement-breakpoint
ALTER TABLE `outbox` ADD `reply_to` text;