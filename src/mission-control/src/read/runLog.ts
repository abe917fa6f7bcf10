import { paginationOptsValidator, type GenericDatabaseReader } from "convex/server";
import { v } from "convex/values";
import { runRow } from "../rows/runFields.js";
import type { DataModel } from "../tables/model.js";
import { guardedQuery } from "./guarded.js";

/** Only runs of this instance; of all instances if absent. */
const instanceArgs = { instanceId: v.optional(v.string()) };

// The number of runs that `health` reads. If none of them succeeded, it reports no success.
const healthRuns = 50;

/** Lists the run log, newest first. It is empty for callers without a role. */
export const runs = guardedQuery({
  args: { paginationOpts: paginationOptsValidator, ...instanceArgs },
  handler: (ctx, { paginationOpts, instanceId }) => newestRuns(ctx.db, instanceId).paginate(paginationOpts),
});

/** Returns the most recent run; null if there is none or the caller has no role. */
export const latestRun = guardedQuery({
  args: instanceArgs,
  returns: v.union(runRow, v.null()),
  handler: async (ctx, { instanceId }) => {
    const run = await newestRuns(ctx.db, instanceId).first();
    if (!run) return null;
    const { _id, _creationTime, ...row } = run;
    return row;
  },
});

/**
 * Summarizes the state of the sync; null if there was no run or the caller has no role. The result does not depend on
 * the current time, so that Convex can cache it: compare the times with a clock in the client. Times are milliseconds
 * since the Unix epoch.
 */
export const health = guardedQuery({
  args: instanceArgs,
  returns: v.union(
    v.null(),
    v.object({
      healthy: v.boolean(),
      lastRunId: v.string(),
      lastStatus: runRow.fields.status,
      lastFinishedAt: v.number(),
      lastSuccessAt: v.union(v.number(), v.null()),
      errors: v.number(),
      deadLetters: v.number(),
    }),
  ),
  handler: async (ctx, { instanceId }) => {
    // Runs of status `push` send single records, so they say nothing about the state of the sync.
    const recent = (await newestRuns(ctx.db, instanceId).take(healthRuns)).filter((run) => run.status !== "push");
    const last = recent[0];
    if (!last) return null;
    return {
      healthy: last.status === "succeeded",
      lastRunId: last.runId,
      lastStatus: last.status,
      lastFinishedAt: last.finishedAt,
      lastSuccessAt: recent.find((run) => run.status === "succeeded")?.finishedAt ?? null,
      errors: last.errors,
      deadLetters: last.deadLetters,
    };
  },
});

function newestRuns(db: GenericDatabaseReader<DataModel>, instanceId: string | undefined) {
  const rows = db.query("openclawSyncRuns");
  const selected =
    instanceId === undefined
      ? rows.withIndex("by_finishedAt")
      : rows.withIndex("by_instance", (q) => q.eq("instanceId", instanceId));
  return selected.order("desc");
}
