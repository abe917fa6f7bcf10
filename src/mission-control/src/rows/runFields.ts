import { v, type Infer } from "convex/values";

// The newest source timestamp of each kind, in milliseconds since the Unix epoch.
const cursors = v.object({
  tasks: v.optional(v.number()),
  cron: v.optional(v.number()),
  memory: v.optional(v.number()),
});

/** One run of the sync. It is written when the run has ended. Times are milliseconds since the Unix epoch. */
export const runRow = v.object({
  runId: v.string(),
  startedAt: v.number(),
  finishedAt: v.number(),
  cursorFrom: cursors,
  cursorTo: cursors,
  created: v.number(),
  updated: v.number(),
  skipped: v.number(),
  errors: v.number(),
  errorSamples: v.array(v.string()),
  status: v.union(
    v.literal("succeeded"),
    v.literal("partial"),
    v.literal("failed"),
    v.literal("stopped"),
    v.literal("push"),
  ),
  redactions: v.number(),
  deadLetters: v.number(),
  removed: v.number(),
  policyId: v.string(),
  instanceId: v.string(),
  // Absent if it is 0, and from earlier versions of the module.
  repaired: v.optional(v.number()),
});

/** A row of the run log. */
export type RunRow = Infer<typeof runRow>;

/** A run as it is stored. */
export const storedRun = runRow.extend({
  /** When the run first arrived, by the clock of the deployment. Absent from rows of earlier versions. */
  receivedAt: v.optional(v.number()),
  /** How far the clock of the machine was ahead, in milliseconds, if that was too much. The times are corrected by it. */
  clockSkewMs: v.optional(v.number()),
});
