import { v, type Infer } from "convex/values";
import { wireRow } from "../rows/fields.js";

/** Validates {@link WriteItem} where it is passed to the internal mutation. */
export const writeItem = v.union(
  v.object({ kind: v.literal("task"), row: wireRow.task }),
  v.object({ kind: v.literal("cron"), row: wireRow.cron }),
  v.object({ kind: v.literal("memory"), row: wireRow.memory }),
  v.object({ kind: v.literal("removed"), sourceKey: v.string() }),
  v.object({ kind: v.literal("erased"), sourceKey: v.string() }),
);

/** One write of a batch: a row to store, or a key to remove (as a tombstone) or to erase (without a trace). */
export type WriteItem = Infer<typeof writeItem>;
/** A write that has only a key. */
export type KeyItem = Extract<WriteItem, { sourceKey: string }>;
/** A write that has a row. */
export type RowItem = Exclude<WriteItem, KeyItem>;

/** Tells whether an item has only a key. */
export const isKeyItem = (item: WriteItem): item is KeyItem => "sourceKey" in item;

/** Validates {@link Outcome} where the internal mutation returns it. */
export const outcome = v.object({
  status: v.union(
    v.literal("Created"),
    v.literal("Updated"),
    v.literal("Unchanged"),
    v.literal("Removed"),
    v.literal("Erased"),
    v.literal("Failed"),
  ),
  /** True for an `Updated` row that something else had changed here. */
  repaired: v.optional(v.boolean()),
  reason: v.optional(v.union(v.literal("OutsideInstance"), v.literal("ClaimedBySource"), v.literal("OlderRun"))),
});

/** The result of one write. `reason` is set if and only if the status is `Failed`. */
export type Outcome = Infer<typeof outcome>;
