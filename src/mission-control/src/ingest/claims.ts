import type { Doc } from "../tables/model.js";
import type { MutationCtx, QueryCtx } from "../tables/model.js";

export type Claim = Doc<"openclawInstances">;

export const claimOf = (ctx: QueryCtx | MutationCtx, instanceId: string): Promise<Claim | null> =>
  ctx.db
    .query("openclawInstances")
    .withIndex("by_instanceId", (q) => q.eq("instanceId", instanceId))
    .unique();

/** The claim of a source on an instance, made now if nobody has one; null when another source holds it. */
export async function claim(ctx: MutationCtx, instanceId: string, sourceIdentity: string): Promise<Claim | null> {
  const held = await claimOf(ctx, instanceId);
  if (held) return held.sourceIdentity === sourceIdentity ? held : null;
  const id = await ctx.db.insert("openclawInstances", { instanceId, sourceIdentity, claimedAt: Date.now() });
  return ctx.db.get(id);
}
