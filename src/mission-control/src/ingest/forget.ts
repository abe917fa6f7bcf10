import { makeFunctionReference } from "convex/server";
import { v } from "convex/values";
import { kinds, tableByKind } from "../rows/kinds.js";
import { internalMutation, type MutationCtx } from "../tables/model.js";
import { hasTransactionCapacity } from "../tables/transactionBudget.js";
import { getClaim } from "./claims.js";

const batchSize = 200;

/**
 * Creates the internal mutation that deletes all that is stored of an instance: its rows, its runs, its tokens and the
 * claim on it; for a machine that was retired. It deletes one batch, and schedules itself again until nothing is left. It
 * returns how many documents this batch deleted.
 *
 * It is run by hand: `npx convex run openclaw:forget '{"instanceId":"laptop"}'`.
 *
 * @param module The module of the app that exports the mutation, under the name `forget`.
 */
export const createForget = (module: string) =>
  internalMutation({
    args: { instanceId: v.string() },
    returns: v.number(),
    handler: async (ctx, { instanceId }): Promise<number> => {
      const deleted = await deleteBatch(ctx, instanceId);
      if (deleted > 0)
        await ctx.scheduler.runAfter(0, makeFunctionReference<"mutation">(`${module}:forget`), { instanceId });
      return deleted;
    },
  });

async function deleteBatch(ctx: MutationCtx, instanceId: string): Promise<number> {
  let deleted = 0;
  for (const table of [...kinds.map((kind) => tableByKind[kind]), "openclawSyncRuns", "openclawTokens"] as const) {
    const documents = ctx.db.query(table).withIndex("by_instance", (q) => q.eq("instanceId", instanceId));
    for await (const document of documents) {
      if (deleted >= batchSize || !(await hasTransactionCapacity(ctx))) return deleted;
      await ctx.db.delete(document._id);
      deleted++;
    }
  }
  // With the last batch, so that the source cannot write meanwhile without a conflict of transactions.
  const claim = await getClaim(ctx, instanceId);
  if (!claim) return deleted;
  await ctx.db.delete(claim._id);
  return deleted + 1;
}
