CREATE TABLE `audit_event` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`user_id` text,
	`room_id` text,
	`action` text NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_event_room` ON `audit_event` (`room_id`,`at`);--> statement-breakpoint
CREATE TABLE `auth_session` (
	`hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `auth_session_user` ON `auth_session` (`user_id`);--> statement-breakpoint
CREATE TABLE `dataset` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`file_name` text NOT NULL,
	`file_bytes` integer NOT NULL,
	`file_sha256` text NOT NULL,
	`format` text NOT NULL,
	`rows` integer NOT NULL,
	`imported_at` integer,
	`imported_by` text NOT NULL,
	FOREIGN KEY (`imported_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `document_snapshot` (
	`document` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`bytes` blob NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `document_update` (
	`document` text NOT NULL,
	`number` integer NOT NULL,
	`bytes` blob NOT NULL,
	`author` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`document`, `number`)
);
--> statement-breakpoint
CREATE TABLE `entry` (
	`room_id` text NOT NULL,
	`member_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`example_id` text NOT NULL,
	`value` text NOT NULL,
	`accepted_at` integer NOT NULL,
	`changed_at` integer,
	PRIMARY KEY(`member_id`, `id`),
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`example_id`) REFERENCES `example`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `entry_example` ON `entry` (`example_id`,`member_id`);--> statement-breakpoint
CREATE TABLE `example` (
	`id` text PRIMARY KEY NOT NULL,
	`dataset_id` text NOT NULL,
	`position` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`dataset_id`) REFERENCES `dataset`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `example_place` ON `example` (`dataset_id`,`position`);--> statement-breakpoint
CREATE TABLE `example_seal` (
	`example_id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`source` text NOT NULL,
	FOREIGN KEY (`example_id`) REFERENCES `example`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `invite` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`room_id` text NOT NULL,
	`role` text NOT NULL,
	`standing` text NOT NULL,
	`uses` integer NOT NULL,
	`used` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invite_hash` ON `invite` (`hash`);--> statement-breakpoint
CREATE INDEX `invite_room` ON `invite` (`room_id`);--> statement-breakpoint
CREATE TABLE `judgment` (
	`room_id` text NOT NULL,
	`member_id` text NOT NULL,
	`example_id` text NOT NULL,
	`stage` text NOT NULL,
	`rubric_version_id` text NOT NULL,
	`answers` text NOT NULL,
	`rationale` text NOT NULL,
	`accepted_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `example_id`, `stage`),
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`example_id`) REFERENCES `example`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rubric_version_id`) REFERENCES `rubric_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `judgment_room` ON `judgment` (`room_id`);--> statement-breakpoint
CREATE INDEX `judgment_example` ON `judgment` (`example_id`);--> statement-breakpoint
CREATE TABLE `lock_in` (
	`room_id` text NOT NULL,
	`member_id` text NOT NULL,
	`example_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `example_id`),
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`example_id`) REFERENCES `example`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `lock_in_room` ON `lock_in` (`room_id`);--> statement-breakpoint
CREATE INDEX `lock_in_example` ON `lock_in` (`example_id`);--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`standing` text NOT NULL,
	`judges` integer NOT NULL,
	`colour` integer NOT NULL,
	`joined_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_user` ON `member` (`room_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `member_of` ON `member` (`user_id`);--> statement-breakpoint
CREATE TABLE `opening` (
	`room_id` text NOT NULL,
	`example_id` text NOT NULL,
	`member_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `example_id`),
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`example_id`) REFERENCES `example`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `opening_example` ON `opening` (`example_id`,`room_id`);--> statement-breakpoint
CREATE TABLE `reveal` (
	`room_id` text NOT NULL,
	`example_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`room_id`, `example_id`),
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`example_id`) REFERENCES `example`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reveal_example` ON `reveal` (`example_id`);--> statement-breakpoint
CREATE TABLE `room` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`dataset_id` text NOT NULL,
	`start` integer NOT NULL,
	`count` integer NOT NULL,
	`window_hash` text NOT NULL,
	`rubric_version_id` text NOT NULL,
	`pace` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`dataset_id`) REFERENCES `dataset`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rubric_version_id`) REFERENCES `rubric_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rubric` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rubric_version` (
	`id` text PRIMARY KEY NOT NULL,
	`rubric_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`rubric_id`) REFERENCES `rubric`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rubric_version_number` ON `rubric_version` (`rubric_id`,`number`);--> statement-breakpoint
CREATE TABLE `sign_in_link` (
	`hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`may_lead` integer NOT NULL,
	`created_at` integer NOT NULL
);
