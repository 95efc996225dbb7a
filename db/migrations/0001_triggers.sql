-- What the code must not be trusted with: append-only tables, the lock of a job, caps of money.
-- INSERT OR REPLACE passes by the triggers on DELETE and UPDATE, also by a chosen rowid: `no_replace` stands in its way.
CREATE TRIGGER `payment_no_update` BEFORE UPDATE ON `payment` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY payment');
END;
--> statement-breakpoint
CREATE TRIGGER `payment_no_delete` BEFORE DELETE ON `payment` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY payment');
END;
--> statement-breakpoint
-- One trigger, for the order of several is not promised: a payment that is there already is named as such first.
CREATE TRIGGER `payment_enters` BEFORE INSERT ON `payment`
BEGIN
	SELECT RAISE(ABORT, 'DUPLICATE payment') WHERE EXISTS (
		SELECT 1 FROM payment WHERE id = NEW.id OR effect_key = NEW.effect_key OR rowid = NEW.rowid);
	SELECT RAISE(ABORT, 'LEDGER_PAYMENT') WHERE NEW.amount_minor = 0
		OR NEW.currency <> (SELECT currency FROM job WHERE id = NEW.job_id)
		OR (NEW.reverses_id IS NULL) <> (NEW.kind = 'payment');
	-- What is taken back of a payment never exceeds it, and is of the same job.
	SELECT RAISE(ABORT, 'LEDGER_REFUND_CAP') WHERE NEW.reverses_id IS NOT NULL AND NOT EXISTS (
		SELECT 1 FROM payment origin WHERE origin.id = NEW.reverses_id AND origin.job_id = NEW.job_id AND origin.kind = 'payment'
			AND NEW.amount_minor + origin.amount_minor
				+ (SELECT coalesce(sum(back.amount_minor), 0) FROM payment back WHERE back.reverses_id = origin.id) >= 0);
END;
--> statement-breakpoint
CREATE TRIGGER `allocation_no_update` BEFORE UPDATE ON `allocation` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY allocation');
END;
--> statement-breakpoint
CREATE TRIGGER `allocation_no_delete` BEFORE DELETE ON `allocation` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY allocation');
END;
--> statement-breakpoint
CREATE TRIGGER `allocation_no_replace` BEFORE INSERT ON `allocation`
WHEN EXISTS (SELECT 1 FROM `allocation` WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
	SELECT RAISE(ABORT, 'DUPLICATE allocation');
END;
--> statement-breakpoint
CREATE TRIGGER `receipt_no_update` BEFORE UPDATE ON `receipt` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY receipt');
END;
--> statement-breakpoint
CREATE TRIGGER `receipt_no_delete` BEFORE DELETE ON `receipt` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY receipt');
END;
--> statement-breakpoint
CREATE TRIGGER `receipt_no_replace` BEFORE INSERT ON `receipt`
WHEN EXISTS (SELECT 1 FROM `receipt` WHERE (series = NEW.series AND number = NEW.number) OR payment_id = NEW.payment_id OR rowid = NEW.rowid)
BEGIN
	SELECT RAISE(ABORT, 'DUPLICATE receipt');
END;
--> statement-breakpoint
CREATE TRIGGER `inbox_no_update` BEFORE UPDATE ON `inbox` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY inbox');
END;
--> statement-breakpoint
CREATE TRIGGER `inbox_no_delete` BEFORE DELETE ON `inbox` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY inbox');
END;
--> statement-breakpoint
CREATE TRIGGER `inbox_no_replace` BEFORE INSERT ON `inbox`
WHEN EXISTS (SELECT 1 FROM `inbox` WHERE (provider = NEW.provider AND event_id = NEW.event_id) OR rowid = NEW.rowid)
BEGIN
	SELECT RAISE(ABORT, 'DUPLICATE inbox');
END;
--> statement-breakpoint
CREATE TRIGGER `history_no_update` BEFORE UPDATE ON `history` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY history');
END;
--> statement-breakpoint
CREATE TRIGGER `history_no_delete` BEFORE DELETE ON `history` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY history');
END;
--> statement-breakpoint
CREATE TRIGGER `history_lock` BEFORE INSERT ON `history`
WHEN NEW.version <> coalesce((SELECT version FROM job WHERE id = NEW.job_id), 0) + 1
	OR EXISTS (SELECT 1 FROM history WHERE (job_id = NEW.job_id AND version = NEW.version) OR rowid = NEW.rowid)
BEGIN
	SELECT RAISE(ABORT, 'STALE_VERSION');
END;
--> statement-breakpoint
CREATE TRIGGER `fact_superseded_once` BEFORE UPDATE ON `fact`
WHEN OLD.superseded_version IS NOT NULL OR NEW.superseded_version IS NULL OR NEW.rowid <> OLD.rowid
	OR NEW.id <> OLD.id OR NEW.job_id <> OLD.job_id OR NEW.key <> OLD.key OR NEW.value <> OLD.value
	OR NEW.recorded_by <> OLD.recorded_by OR NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_version <> OLD.recorded_version
BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY fact');
END;
--> statement-breakpoint
CREATE TRIGGER `fact_no_delete` BEFORE DELETE ON `fact` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY fact');
END;
--> statement-breakpoint
CREATE TRIGGER `fact_no_replace` BEFORE INSERT ON `fact`
WHEN EXISTS (SELECT 1 FROM `fact` WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
	SELECT RAISE(ABORT, 'DUPLICATE fact');
END;
--> statement-breakpoint
CREATE TRIGGER `notice_sent_stays` BEFORE UPDATE ON `notice` WHEN OLD.state = 'sent' BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY notice');
END;
--> statement-breakpoint
CREATE TRIGGER `notice_no_delete` BEFORE DELETE ON `notice` BEGIN
	SELECT RAISE(ABORT, 'APPEND_ONLY notice');
END;
--> statement-breakpoint
CREATE TRIGGER `notice_no_replace` BEFORE INSERT ON `notice`
WHEN EXISTS (SELECT 1 FROM `notice` WHERE id = NEW.id OR (job_id = NEW.job_id AND effect_key = NEW.effect_key) OR rowid = NEW.rowid)
BEGIN
	SELECT RAISE(ABORT, 'DUPLICATE notice');
END;
--> statement-breakpoint
CREATE TRIGGER `receipt_gapless` BEFORE INSERT ON `receipt`
WHEN NEW.number <> coalesce((SELECT max(number) FROM receipt WHERE series = NEW.series), 0) + 1
BEGIN
	SELECT RAISE(ABORT, 'RECEIPT_GAP');
END;
--> statement-breakpoint
-- Allocations of a payment and of what takes it back are counted together, under the payment they come from.
CREATE TRIGGER `allocation_cap` BEFORE INSERT ON `allocation` WHEN NEW.amount_minor >= 0
BEGIN
	SELECT RAISE(ABORT, 'LEDGER_PAYMENT_CAP') WHERE NEW.amount_minor
		+ (SELECT coalesce(sum(a.amount_minor), 0) FROM payment p JOIN allocation a ON a.payment_id = p.id
			WHERE p.id IN (SELECT coalesce(reverses_id, id) FROM payment WHERE id = NEW.payment_id)
				OR p.reverses_id IN (SELECT coalesce(reverses_id, id) FROM payment WHERE id = NEW.payment_id))
		> (SELECT coalesce(sum(p.amount_minor), 0) FROM payment p
			WHERE p.id IN (SELECT coalesce(reverses_id, id) FROM payment WHERE id = NEW.payment_id)
				OR p.reverses_id IN (SELECT coalesce(reverses_id, id) FROM payment WHERE id = NEW.payment_id));
	SELECT RAISE(ABORT, 'LEDGER_MILESTONE_CAP') WHERE NEW.amount_minor
		+ (SELECT coalesce(sum(amount_minor), 0) FROM allocation WHERE milestone_id = NEW.milestone_id)
		> coalesce((SELECT amount_minor FROM milestone WHERE id = NEW.milestone_id), 0);
END;
--> statement-breakpoint
-- At the end of a batch that moved money or prices: the row's sum is the ledger's, no payment and no milestone is over-allocated.
CREATE TRIGGER `job_ledger_holds` AFTER UPDATE ON `job`
WHEN NEW.paid_minor <> OLD.paid_minor OR NEW.credit_minor <> OLD.credit_minor OR NEW.milestones_json <> OLD.milestones_json
BEGIN
	SELECT RAISE(ABORT, 'LEDGER_SUM') WHERE NEW.paid_minor
		<> (SELECT coalesce(sum(amount_minor), 0) FROM payment WHERE job_id = NEW.id);
	SELECT RAISE(ABORT, 'LEDGER_PAYMENT_CAP') WHERE EXISTS (
		SELECT 1 FROM payment p WHERE p.job_id = NEW.id AND p.reverses_id IS NULL
			AND (SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a WHERE a.payment_id = p.id
				OR a.payment_id IN (SELECT id FROM payment WHERE reverses_id = p.id))
			> p.amount_minor + (SELECT coalesce(sum(b.amount_minor), 0) FROM payment b WHERE b.reverses_id = p.id));
	SELECT RAISE(ABORT, 'LEDGER_MILESTONE_CAP') WHERE EXISTS (
		SELECT 1 FROM allocation a JOIN milestone m ON m.id = a.milestone_id WHERE a.job_id = NEW.id
			GROUP BY m.id HAVING sum(a.amount_minor) > max(coalesce(m.amount_minor, 0), 0));
END;
