import { paginationOptsValidator, type GenericDatabaseReader } from "convex/server";
import { v } from "convex/values";
import { runRow } from "../rows/runFields.js";
import type { DataModel } from "../tables/model.js";
import { guardedQuery } from "./guarded.js";

const instance = { instanceId: v.optional(v.string()) };

// How far back health looks for a run that went well.
const healthWindow = 50;

/** The run log, newest first; for callers with a role. */
export const runs = guardedQuery({
  args: { paginationOpts: paginationOptsValidator, ...instance },
  handler: (ctx, { paginationOpts, instanceId }) => newest(ctx.db, instanceId).paginate(paginationOpts),
});

/** The last run, of one instance or of any; null if there is none or the caller has no role. */
export const latestRun = guardedQuery({
  args: instance,
  returns: v.union(runRow, v.null()),
  handler: async (ctx, { instanceId }) => {
    const run = await newest(ctx.db, instanceId).first();
    if (!run) return null;
    const { _id, _creationTime, ...row } = run;
    return row;
  },
});

/** How the sync is doing, without a clock of its own, so that Convex can cache it: compare the times with yours. */
export const health = guardedQuery({
  args: instance,
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
    // Single pushes say nothing about the sync.
    const recent = (await newest(ctx.db, instanceId).take(healthWindow)).filter((run) => run.status !== "push");
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

function newest(db: GenericDatabaseReader<DataModel>, instanceId: string | undefined) {
  const rows = db.query("openclawSyncRuns");
  const ordered =
    instanceId === undefined
      ? rows.withIndex("by_finishedAt")
      : rows.withIndex("by_instance", (q) => q.eq("instanceId", instanceId));
  return ordered.order("desc");
}
