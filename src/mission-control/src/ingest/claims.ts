import type { Doc, MutationCtx, QueryCtx } from "../tables/model.js";

/** Records that a source owns an instance. At most one source can; others are rejected. */
export type Claim = Doc<"openclawInstances">;

/** Reads the claim on an instance; null if no source has claimed it. */
export const getClaim = (ctx: QueryCtx | MutationCtx, instanceId: string): Promise<Claim | null> =>
  ctx.db
    .query("openclawInstances")
    .withIndex("by_instanceId", (q) => q.eq("instanceId", instanceId))
    .unique();

/** Claims an instance for a source, unless it has claimed it before. Returns null if another source has. */
export async function claimInstance(
  ctx: MutationCtx,
  instanceId: string,
  sourceIdentity: string,
): Promise<Claim | null> {
  const claim = await getClaim(ctx, instanceId);
  if (claim) return claim.sourceIdentity === sourceIdentity ? claim : null;
  const id = await ctx.db.insert("openclawInstances", { instanceId, sourceIdentity, claimedAt: Date.now() });
  return ctx.db.get(id);
}
