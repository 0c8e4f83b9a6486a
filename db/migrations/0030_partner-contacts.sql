ALTER TABLE `outbox` ADD `one_click` text;--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `name` text;--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `organisation` text;--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `source` text;--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `entered_at` integer;--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `untold_since` integer;--> statement-breakpoint
CREATE INDEX `subscriptions_entered` ON `subscriptions` (`entered_at`) WHERE entered_at is not null;--> statement-breakpoint
CREATE INDEX `subscriptions_untold` ON `subscriptions` (`untold_since`) WHERE untold_since is not null;