import { v, type Infer } from "convex/values";
import { runRow, type RunRow } from "../rows/runFields.js";
import { limits } from "../limits.js";
import { internalMutation } from "../tables/model.js";
import { claimInstance, endsRun, recordRun } from "./claims.js";

const returns = v.union(v.literal("Created"), v.literal("Updated"), v.literal("Conflict"));

/** The arguments of {@link putRun}. */
export type PutRunArgs = { sourceIdentity: string; run: RunRow };
/** The result of {@link putRun}. `Conflict` means that nothing was written. */
export type PutRunResult = Infer<typeof returns>;

/**
 * Stores a run, replacing an earlier row of the same run id, and records it as the last run of its source. Conflicts if
 * another source has claimed the instance, or if the run id belongs to another instance.
 */
export const putRun = internalMutation({
  args: { sourceIdentity: v.string(), run: runRow },
  returns,
  handler: async (ctx, { sourceIdentity, run }): Promise<PutRunResult> => {
    const stored = await ctx.db
      .query("openclawSyncRuns")
      .withIndex("by_runId", (q) => q.eq("runId", run.runId))
      .unique();
    if (stored && stored.instanceId !== run.instanceId) return "Conflict";
    const claim = await claimInstance(ctx, run.instanceId, sourceIdentity);
    if (!claim) return "Conflict";

    // Before the row is stored, because a run that is in the log has ended.
    await recordRun(ctx, claim, run.runId, endsRun(run));
    const row = correctClock(run, stored?.receivedAt ?? Date.now());
    if (stored) await ctx.db.replace(stored._id, row);
    else await ctx.db.insert("openclawSyncRuns", row);
    return stored ? "Updated" : "Created";
  },
});

// A machine whose clock is ahead would have the newest run of all until that time has come.
function correctClock(run: RunRow, receivedAt: number) {
  const ahead = run.finishedAt - receivedAt;
  if (ahead <= limits.maxClockSkew) return { ...run, receivedAt };
  const startedAt = Math.max(0, run.startedAt - ahead);
  return { ...run, startedAt, finishedAt: receivedAt, receivedAt, clockSkewMs: ahead };
}
