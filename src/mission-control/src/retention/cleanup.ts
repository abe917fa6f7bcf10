import { makeFunctionReference } from "convex/server";
import { v } from "convex/values";
import { env } from "../env.js";
import { kinds, tableByKind } from "../rows/kinds.js";
import { internalMutation, type MutationCtx } from "../tables/model.js";
import { hasTransactionCapacity } from "../tables/transactionBudget.js";

const millisecondsPerDay = 86_400_000;
const batchSize = 200;

/**
 * Creates the internal mutation that deletes expired runs and tombstones. It deletes one batch, and schedules itself
 * again until there is nothing left to delete. It returns how many rows this batch deleted.
 *
 * @param module The module of the app that exports the mutation, under the name `sweep`.
 */
export const createCleanup = (module: string) =>
  internalMutation({
    args: {},
    returns: v.object({ runs: v.number(), tombstones: v.number() }),
    handler: async (ctx): Promise<{ runs: number; tombstones: number }> => {
      const runs = await deleteRuns(ctx, getCutoff("OPENCLAW_KEEP_RUNS_DAYS", 90));
      const tombstones = await deleteTombstones(ctx, getCutoff("OPENCLAW_KEEP_TOMBSTONES_DAYS", 30), batchSize - runs);
      if (runs + tombstones > 0) {
        await ctx.scheduler.runAfter(0, makeFunctionReference<"mutation">(`${module}:sweep`), {});
      }
      return { runs, tombstones };
    },
  });

// Rows older than this time are expired. No row is if the variable is 0, negative or not a number.
function getCutoff(variable: string, defaultDays: number): number {
  const days = Number(env(variable) ?? defaultDays);
  return days > 0 ? Date.now() - days * millisecondsPerDay : 0;
}

// By the clock of the deployment. Rows of earlier versions have only times of the source, which can be in the future.
async function deleteRuns(ctx: MutationCtx, before: number): Promise<number> {
  if (before <= 0) return 0;
  const expired = [
    ctx.db.query("openclawSyncRuns").withIndex("by_receivedAt", (q) => q.gt("receivedAt", 0).lt("receivedAt", before)),
    ctx.db
      .query("openclawSyncRuns")
      .withIndex("by_receivedAt", (q) => q.eq("receivedAt", undefined).lt("finishedAt", before)),
    ctx.db
      .query("openclawSyncRuns")
      .withIndex("by_receivedAt", (q) =>
        q.eq("receivedAt", undefined).gt("finishedAt", Date.now() + millisecondsPerDay),
      )
      .filter((q) => q.lt(q.field("_creationTime"), before)),
  ];
  let deleted = 0;
  for (const range of expired) {
    for await (const run of range) {
      if (deleted === batchSize || !(await hasTransactionCapacity(ctx))) return deleted;
      await ctx.db.delete(run._id);
      deleted++;
    }
  }
  return deleted;
}

async function deleteTombstones(ctx: MutationCtx, before: number, maxCount: number): Promise<number> {
  let deleted = 0;
  if (before <= 0) return deleted;
  for (const kind of kinds) {
    // Rows that are not tombstones have no removedAt. In an index, an absent value is less than every number.
    const expired = ctx.db
      .query(tableByKind[kind])
      .withIndex("by_removed", (q) => q.gt("removedAt", undefined).lt("removedAt", before));
    for await (const row of expired) {
      if (deleted >= maxCount || !(await hasTransactionCapacity(ctx))) return deleted;
      await ctx.db.delete(row._id);
      deleted++;
    }
  }
  return deleted;
}
