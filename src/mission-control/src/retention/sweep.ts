import { makeFunctionReference } from "convex/server";
import { v } from "convex/values";
import { env } from "../env.js";
import { kinds, tableByKind } from "../rows/kinds.js";
import { internalMutation, type MutationCtx } from "../tables/model.js";
import { hasTransactionCapacity } from "../tables/transactionBudget.js";

const day = 86_400_000;
const batch = 200;

/** Deletes runs and tombstones that are older than the deployment keeps, a batch at a time, until none is left. */
export const sweepFor = (module: string) =>
  internalMutation({
    args: {},
    returns: v.object({ runs: v.number(), tombstones: v.number() }),
    handler: async (ctx): Promise<{ runs: number; tombstones: number }> => {
      const runs = await deleteRuns(ctx, cutoff("OPENCLAW_KEEP_RUNS_DAYS", 90));
      const tombstones = await deleteTombstones(ctx, cutoff("OPENCLAW_KEEP_TOMBSTONES_DAYS", 30), batch - runs);
      if (runs + tombstones > 0) {
        await ctx.scheduler.runAfter(0, makeFunctionReference<"mutation">(`${module}:sweep`), {});
      }
      return { runs, tombstones };
    },
  });

/** What is older than this goes. Nothing is, when the days are 0 or no number: then all is kept. */
function cutoff(variable: string, defaultDays: number): number {
  const days = Number(env(variable) ?? defaultDays);
  return days > 0 ? Date.now() - days * day : 0;
}

async function deleteRuns(ctx: MutationCtx, before: number): Promise<number> {
  let deleted = 0;
  const old = ctx.db.query("openclawSyncRuns").withIndex("by_finishedAt", (q) => q.lt("finishedAt", before));
  for await (const run of old) {
    if (deleted === batch || !(await hasTransactionCapacity(ctx))) break;
    await ctx.db.delete(run._id);
    deleted++;
  }
  return deleted;
}

async function deleteTombstones(ctx: MutationCtx, before: number, most: number): Promise<number> {
  let deleted = 0;
  for (const kind of kinds) {
    // A live row has no removedAt, and what is absent sorts before every number.
    const old = ctx.db
      .query(tableByKind[kind])
      .withIndex("by_removed", (q) => q.gt("removedAt", 0).lt("removedAt", before));
    for await (const row of old) {
      if (deleted >= most || !(await hasTransactionCapacity(ctx))) return deleted;
      await ctx.db.delete(row._id);
      deleted++;
    }
  }
  return deleted;
}
