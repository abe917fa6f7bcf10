import { paginationOptsValidator, type GenericDataModel, type GenericDatabaseReader } from "convex/server";
import { v } from "convex/values";
import { storedRun } from "../rows/runFields.js";
import type { DataModel, Doc } from "../tables/model.js";
import { createGuardedQuery } from "./guarded.js";
import type { ReadOptions } from "./viewer.js";

/** Only runs of this instance; of all instances if absent. */
const instanceArgs = { instanceId: v.optional(v.string()) };

// More instances than this are left out of `health`, so that its cost is bounded.
const maxInstances = 500;
const maxPageSize = 200;

// Runs of status `push` send single records, so they say nothing about the state of the sync.
const syncStatuses = ["succeeded", "partial", "failed", "stopped"] as const;

const instanceHealth = v.object({
  instanceId: v.string(),
  healthy: v.boolean(),
  lastRunId: v.string(),
  lastStatus: storedRun.fields.status,
  lastFinishedAt: v.number(),
  lastSuccessAt: v.union(v.number(), v.null()),
  errors: v.number(),
  deadLetters: v.number(),
});

type Run = Doc<"openclawSyncRuns">;
type Db = GenericDatabaseReader<DataModel>;

/** Creates the queries of the run log. It is empty for callers without a role. */
export const createRunLog = <AppDataModel extends GenericDataModel>(options: ReadOptions<AppDataModel>) => {
  const guardedQuery = createGuardedQuery(options);
  return {
    /** Lists the run log in the order in which the runs arrived, newest first. */
    runs: guardedQuery({
      args: { paginationOpts: paginationOptsValidator, ...instanceArgs },
      handler: (ctx, { paginationOpts, instanceId }) =>
        newestRuns(ctx.db, instanceId).paginate({
          ...paginationOpts,
          numItems: Math.min(paginationOpts.numItems, maxPageSize),
        }),
    }),

    /** Returns the most recent run; null if there is none or the caller has no role. */
    latestRun: guardedQuery({
      args: instanceArgs,
      returns: v.union(storedRun, v.null()),
      handler: async (ctx, { instanceId }) => {
        const run = await newestRuns(ctx.db, instanceId).first();
        if (!run) return null;
        const { _id, _creationTime, ...row } = run;
        return row;
      },
    }),

    /**
     * Summarizes the state of the sync, of one instance or of all; null if there was no run or the caller has no role. Of
     * several instances, `healthy` says that all are, the last run and the last success are the newest of any, and the
     * numbers are sums. The result does not depend on the current time, so that Convex can
     * cache it: compare the times with a clock in the client. Times are milliseconds since the Unix epoch.
     */
    health: guardedQuery({
      args: instanceArgs,
      returns: v.union(
        v.null(),
        v.object({
          healthy: v.boolean(),
          lastRunId: v.string(),
          lastStatus: storedRun.fields.status,
          lastFinishedAt: v.number(),
          lastSuccessAt: v.union(v.number(), v.null()),
          errors: v.number(),
          deadLetters: v.number(),
        }),
      ),
      handler: async (ctx, { instanceId }) => {
        const ids = instanceId === undefined ? await findInstances(ctx.db) : [instanceId];
        const found = (await Promise.all(ids.map((id) => readInstance(ctx.db, id)))).filter((each) => each !== null);
        const newest = found.map(({ last }) => last).toSorted(compareRuns)[0];
        if (!newest) return null;
        const instances = found.map(toHealth);
        return {
          healthy: instances.every(({ healthy }) => healthy),
          lastRunId: newest.runId,
          lastStatus: newest.status,
          lastFinishedAt: newest.finishedAt,
          lastSuccessAt: Math.max(...instances.map(({ lastSuccessAt }) => lastSuccessAt ?? 0)) || null,
          errors: instances.reduce((sum, { errors }) => sum + errors, 0),
          deadLetters: instances.reduce((sum, { deadLetters }) => sum + deadLetters, 0),
        };
      },
    }),

    /** The health of each instance, those that are not healthy first; empty for callers without a role. */
    instanceHealth: guardedQuery({
      args: {},
      returns: v.array(instanceHealth),
      handler: async (ctx) => {
        const ids = await findInstances(ctx.db);
        const found = await Promise.all(ids.map((id) => readInstance(ctx.db, id)));
        return found
          .filter((each) => each !== null)
          .map(toHealth)
          .toSorted((left, right) => Number(left.healthy) - Number(right.healthy));
      },
    }),
  };
};

// Rows of earlier versions do not have the time of their arrival. They are before all others, in the order of their end.
function newestRuns(db: Db, instanceId: string | undefined) {
  const rows = db.query("openclawSyncRuns");
  const selected =
    instanceId === undefined
      ? rows.withIndex("by_receivedAt")
      : rows.withIndex("by_instance", (q) => q.eq("instanceId", instanceId));
  return selected.order("desc");
}

async function findInstances(db: Db): Promise<string[]> {
  const ids: string[] = [];
  let next = await db.query("openclawSyncRuns").withIndex("by_instance").first();
  while (next && ids.length < maxInstances) {
    const { instanceId } = next;
    ids.push(instanceId);
    next = await db
      .query("openclawSyncRuns")
      .withIndex("by_instance", (q) => q.gt("instanceId", instanceId))
      .first();
  }
  return ids;
}

async function readInstance(db: Db, instanceId: string): Promise<{ last: Run; success: Run | null } | null> {
  const newest = await Promise.all(
    syncStatuses.map((status) =>
      db
        .query("openclawSyncRuns")
        .withIndex("by_status", (q) => q.eq("instanceId", instanceId).eq("status", status))
        .order("desc")
        .first(),
    ),
  );
  const last = newest.filter((run) => run !== null).toSorted(compareRuns)[0];
  return last ? { last, success: newest[0] ?? null } : null;
}

// The newest first.
const compareRuns = (left: Run, right: Run): number =>
  (right.receivedAt ?? 0) - (left.receivedAt ?? 0) || right.finishedAt - left.finishedAt;

const toHealth = ({ last, success }: { last: Run; success: Run | null }) => ({
  instanceId: last.instanceId,
  healthy: last.status === "succeeded",
  lastRunId: last.runId,
  lastStatus: last.status,
  lastFinishedAt: last.finishedAt,
  lastSuccessAt: success?.finishedAt ?? null,
  errors: last.errors,
  deadLetters: last.deadLetters,
});
