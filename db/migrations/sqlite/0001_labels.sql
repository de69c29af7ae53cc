CREATE TABLE `folded_row` (
	`dataset_id` text NOT NULL,
	`row` integer NOT NULL,
	`example_id` text NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`dataset_id`, `row`),
	FOREIGN KEY (`dataset_id`) REFERENCES `dataset`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`example_id`) REFERENCES `example`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `folded_row_example` ON `folded_row` (`example_id`);--> statement-breakpoint
CREATE TABLE `item_key` (
	`dataset_id` text NOT NULL,
	`key` text NOT NULL,
	`example_id` text NOT NULL,
	PRIMARY KEY(`dataset_id`, `key`),
	FOREIGN KEY (`dataset_id`) REFERENCES `dataset`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`example_id`) REFERENCES `example`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `item_key_example` ON `item_key` (`example_id`);--> statement-breakpoint
CREATE TABLE `rated_span` (
	`example_id` text NOT NULL,
	`number` integer NOT NULL,
	`rater_id` text NOT NULL,
	`part` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`said` text NOT NULL,
	PRIMARY KEY(`example_id`, `number`),
	FOREIGN KEY (`example_id`) REFERENCES `example`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`rater_id`) REFERENCES `rater`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `rated_span_rater` ON `rated_span` (`rater_id`);--> statement-breakpoint
CREATE TABLE `rater` (
	`id` text PRIMARY KEY NOT NULL,
	`dataset_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`standing` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`dataset_id`) REFERENCES `dataset`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rater_name` ON `rater` (`dataset_id`,`name`);--> statement-breakpoint
CREATE TABLE `rating` (
	`example_id` text NOT NULL,
	`number` integer NOT NULL,
	`rater_id` text NOT NULL,
	`dimension` text NOT NULL,
	`response` integer,
	`value` text NOT NULL,
	`rationale` text,
	PRIMARY KEY(`example_id`, `number`),
	FOREIGN KEY (`example_id`) REFERENCES `example`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`rater_id`) REFERENCES `rater`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `rating_rater` ON `rating` (`rater_id`);--> statement-breakpoint
CREATE TABLE `saved_mapping` (
	`id` text PRIMARY KEY NOT NULL,
	`columns_hash` text NOT NULL,
	`mapping_hash` text NOT NULL,
	`name` text NOT NULL,
	`mapping` text NOT NULL,
	`saved_by` text NOT NULL,
	`used_at` integer NOT NULL,
	FOREIGN KEY (`saved_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_mapping_same` ON `saved_mapping` (`columns_hash`,`mapping_hash`);--> statement-breakpoint
ALTER TABLE `dataset` ADD `kind` text;--> statement-breakpoint
ALTER TABLE `dataset` ADD `file_rows` integer;--> statement-breakpoint
ALTER TABLE `dataset` ADD `raters` integer;--> statement-breakpoint
ALTER TABLE `dataset` ADD `mapping` text;--> statement-breakpoint
ALTER TABLE `dataset` ADD `skipped` text;--> statement-breakpoint
ALTER TABLE `example_seal` ADD `row` integer;