ALTER TABLE `application_labels` ADD `staff_id` text;--> statement-breakpoint
ALTER TABLE `application_labels` ADD `role` text;--> statement-breakpoint
CREATE INDEX `applications_defended` ON `applications` (`id`) WHERE defended_at is not null;