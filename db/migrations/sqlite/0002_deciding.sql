CREATE TABLE `challenge` (
	`id` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`by` text NOT NULL,
	`rubric_version_id` text NOT NULL,
	`clause` text NOT NULL,
	`text` text NOT NULL,
	`evidence` text NOT NULL,
	`at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rubric_version_id`) REFERENCES `rubric_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `challenge_room` ON `challenge` (`room_id`);--> statement-breakpoint
CREATE TABLE `outcome` (
	`room_id` text NOT NULL,
	`example_id` text NOT NULL,
	`question` text NOT NULL,
	`kind` text NOT NULL,
	`content` text NOT NULL,
	`rubric_version_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`room_id`, `example_id`, `question`),
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`example_id`) REFERENCES `example`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rubric_version_id`) REFERENCES `rubric_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outcome_example` ON `outcome` (`example_id`);--> statement-breakpoint
CREATE TABLE `ruling` (
	`id` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`challenge_id` text,
	`clause` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`rubric_version_id` text,
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenge`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rubric_version_id`) REFERENCES `rubric_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ruling_room` ON `ruling` (`room_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `ruling_challenge` ON `ruling` (`challenge_id`);--> statement-breakpoint
CREATE TABLE `timer` (
	`room_id` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`started_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`examples` text NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `judgment` ADD `confidence` integer;--> statement-breakpoint
ALTER TABLE `judgment` ADD `cannot_judge` text;--> statement-breakpoint
ALTER TABLE `judgment` ADD `expected_shares` text;--> statement-breakpoint
ALTER TABLE `judgment` ADD `seconds` integer;--> statement-breakpoint
ALTER TABLE `judgment` ADD `response_order` text;--> statement-breakpoint
ALTER TABLE `room` ADD `settings` text;--> statement-breakpoint
ALTER TABLE `rubric_version` ADD `published_by` text;--> statement-breakpoint
ALTER TABLE `rubric_version` ADD `note` text;