CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`added_at` integer NOT NULL,
	`last_used_at` integer
);
--> statement-breakpoint
CREATE INDEX `passkeys_by_member` ON `passkeys` (`staff_id`,`added_at`);--> statement-breakpoint
ALTER TABLE `staff_keys` ADD `kind` text DEFAULT 'link' NOT NULL;