CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`address_hash` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`role` text NOT NULL,
	`openings` text DEFAULT '[]' NOT NULL,
	`added_at` integer NOT NULL,
	`last_active_on` text NOT NULL,
	`ended_on` text,
	`erase_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_by_address` ON `staff` (`address_hash`);--> statement-breakpoint
CREATE INDEX `staff_due` ON `staff` (`erase_by`);--> statement-breakpoint
CREATE INDEX `staff_ended` ON `staff` (`ended_on`);--> statement-breakpoint
CREATE TABLE `staff_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`key_hash` text NOT NULL,
	`asked_hash` text NOT NULL,
	`address_hash` text NOT NULL,
	`made_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_keys_by_key` ON `staff_keys` (`key_hash`);--> statement-breakpoint
CREATE INDEX `staff_keys_by_address` ON `staff_keys` (`address_hash`,`made_at`);--> statement-breakpoint
CREATE INDEX `staff_keys_by_age` ON `staff_keys` (`made_at`);--> statement-breakpoint
CREATE TABLE `staff_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`way` text NOT NULL,
	`started_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `staff_sessions_by_member` ON `staff_sessions` (`staff_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `staff_sessions_by_age` ON `staff_sessions` (`started_at`);--> statement-breakpoint
CREATE TABLE `traces` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`role` text NOT NULL,
	`act` text NOT NULL,
	`reason` text,
	`traced_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `traces_by_subject` ON `traces` (`subject_id`);--> statement-breakpoint
CREATE INDEX `traces_by_member` ON `traces` (`staff_id`,`act`,`traced_at`);--> statement-breakpoint
CREATE INDEX `traces_by_age` ON `traces` (`traced_at`);--> statement-breakpoint
CREATE INDEX `traces_with_reason` ON `traces` (`subject_id`) WHERE reason is not null;--> statement-breakpoint
CREATE TRIGGER `traces_never_change` BEFORE UPDATE ON `traces`
WHEN NEW.`reason` IS NOT NULL OR NEW.`id` <> OLD.`id` OR NEW.`subject_id` <> OLD.`subject_id`
  OR NEW.`staff_id` <> OLD.`staff_id` OR NEW.`role` <> OLD.`role` OR NEW.`act` <> OLD.`act`
  OR NEW.`traced_at` <> OLD.`traced_at`
  OR NOT EXISTS (SELECT 1 FROM `erasing` WHERE `erasing`.`subject_id` = OLD.`subject_id`)
BEGIN
  SELECT RAISE(ABORT, 'a trace is never changed');
END;
--> statement-breakpoint
CREATE TRIGGER `traces_go_by_their_rule` BEFORE DELETE ON `traces`
WHEN NOT EXISTS (SELECT 1 FROM `erasing` WHERE `erasing`.`subject_id` = 'traces')
BEGIN
  SELECT RAISE(ABORT, 'a trace is deleted only by its rule');
END;
