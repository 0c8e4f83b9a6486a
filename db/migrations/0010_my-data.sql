CREATE TABLE `my_data_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`opens` text NOT NULL,
	`key_hash` text NOT NULL,
	`asked_hash` text NOT NULL,
	`address_hash` text NOT NULL,
	`sealed_address` text NOT NULL,
	`made_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `my_data_keys_by_key` ON `my_data_keys` (`key_hash`);--> statement-breakpoint
CREATE INDEX `my_data_keys_by_address` ON `my_data_keys` (`address_hash`);--> statement-breakpoint
CREATE INDEX `my_data_keys_by_age` ON `my_data_keys` (`made_at`);--> statement-breakpoint
CREATE INDEX `applications_by_email` ON `applications` (`email`);