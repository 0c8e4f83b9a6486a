ALTER TABLE `applications` ADD `kept_longer_on` text;--> statement-breakpoint
ALTER TABLE `applications` ADD `told_ahead_of` text;--> statement-breakpoint
CREATE INDEX `applications_to_tell` ON `applications` (`erase_by`) WHERE told_ahead_of is not erase_by;