PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_outcome` (
	`id` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`example_id` text NOT NULL,
	`question` text NOT NULL,
	`kind` text NOT NULL,
	`content` text NOT NULL,
	`rubric_version_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`example_id`) REFERENCES `example`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rubric_version_id`) REFERENCES `rubric_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
DROP TABLE `outcome`;--> statement-breakpoint
ALTER TABLE `__new_outcome` RENAME TO `outcome`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `outcome_room` ON `outcome` (`room_id`,`example_id`);--> statement-breakpoint
CREATE INDEX `outcome_example` ON `outcome` (`example_id`);--> statement-breakpoint
CREATE TABLE `__new_reveal` (
	`room_id` text NOT NULL,
	`example_id` text NOT NULL,
	`reason` text DEFAULT 'lead' NOT NULL,
	`by` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`room_id`, `example_id`),
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`example_id`) REFERENCES `example`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_reveal`("room_id", "example_id", "reason", "by", "at") SELECT "room_id", "example_id", 'lead', "by", "at" FROM `reveal`;--> statement-breakpoint
DROP TABLE `reveal`;--> statement-breakpoint
ALTER TABLE `__new_reveal` RENAME TO `reveal`;--> statement-breakpoint
CREATE INDEX `reveal_example` ON `reveal` (`example_id`);