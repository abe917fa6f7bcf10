import type { Doc, MutationCtx, QueryCtx } from "../tables/model.js";

/** Records that a source owns an instance. At most one source can; others are rejected. */
export type Claim = Doc<"openclawInstances">;

// Runs that a request can still be on its way from. Older ones are found in the run log.
const maxRecentRuns = 50;

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

/** A run of a source, as the deployment sees it. */
export type RunPlace = {
  /** When the deployment first heard of the run that came after it; undefined if it is the newest. */
  nextOrder?: number;
  /** Whether the run has ended before, so that the request is late. */
  hasEnded: boolean;
  /** The time to write with: not before the deployment first heard of the run. */
  now: number;
};

/**
 * Finds the place of a run among those of an instance, by the times at which the deployment first heard of them. Times of
 * the source cannot tell, because the clock of a machine can be set back, and a restored source goes back rightly.
 *
 * The run is recorded as the last one, unless it has ended and another one came after it. A source trusts its local
 * record of what it has sent only if the deployment reports the run that wrote the record. The first batch of a run
 * already records it, because a run that is killed never posts its run row.
 */
export async function recordRun(ctx: MutationCtx, claim: Claim, runId: string, ends: boolean): Promise<RunPlace> {
  const recent = claim.recentRuns ?? [];
  const known = recent.find((run) => run.runId === runId) ?? (await findLoggedRun(ctx, claim, runId));
  const newest = recent.at(-1)?.order ?? 0;
  const run = known ?? { runId, order: Math.max(Date.now(), newest + 1), hasEnded: false };
  const next = recent.find(({ order }) => order > run.order);
  const place = { nextOrder: next?.order, hasEnded: run.hasEnded, now: Math.max(Date.now(), newest, run.order) };
  const isLate = run.hasEnded && next !== undefined;
  if (isLate || (known && claim.lastRunId === runId && run.hasEnded === (run.hasEnded || ends))) return place;

  const others = recent.filter((each) => each.runId !== runId);
  const recentRuns = [...others, { ...run, hasEnded: run.hasEnded || ends }]
    .toSorted((left, right) => left.order - right.order)
    .slice(-maxRecentRuns);
  await ctx.db.patch(claim._id, { lastRunId: runId, recentRuns });
  return place;
}

async function findLoggedRun(ctx: MutationCtx, { instanceId }: Claim, runId: string) {
  const logged = await ctx.db
    .query("openclawSyncRuns")
    .withIndex("by_runId", (q) => q.eq("runId", runId))
    .unique();
  // A row of an earlier version does not say when it arrived.
  return logged?.instanceId === instanceId
    ? { runId, order: logged.receivedAt ?? 0, hasEnded: endsRun(logged) }
    : undefined;
}

/** Tells whether a row of the run log is the end of its run. A push writes one after each batch. */
export const endsRun = ({ status }: { status: string }): boolean => status !== "push";
