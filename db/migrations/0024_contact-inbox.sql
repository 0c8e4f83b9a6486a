CREATE TABLE `contact_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`role` text NOT NULL,
	`answer` text NOT NULL,
	`answered_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `contact_answers_by_message` ON `contact_answers` (`message_id`,`id`);--> statement-breakpoint
ALTER TABLE `contact_messages` ADD `done_at` integer;--> statement-breakpoint
CREATE INDEX `contact_messages_in_order` ON `contact_messages` (`done_at`,`id`);