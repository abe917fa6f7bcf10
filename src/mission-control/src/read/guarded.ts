import type { GenericDataModel } from "convex/server";
import { customQuery } from "convex-helpers/server/customFunctions";
import { wrapDatabaseReader, type Rules } from "convex-helpers/server/rowLevelSecurity";
import { query, type DataModel } from "../tables/model.js";
import { hasRole, mayRead } from "./rule.js";
import { readerOf, type Reader, type ReadOptions } from "./viewer.js";

const rules: Rules<Reader, DataModel> = {
  openclawTasks: { read: (viewer, row) => Promise.resolve(mayRead(viewer, row)) },
  openclawCronJobs: { read: (viewer, row) => Promise.resolve(mayRead(viewer, row)) },
  openclawMemoryEntries: { read: (viewer, row) => Promise.resolve(mayRead(viewer, row)) },
  openclawSyncRuns: { read: (viewer) => Promise.resolve(hasRole(viewer)) },
};

/**
 * Creates a `guardedQuery` with the viewer and the admin role of the app; pass it the same options as
 * `missionControl()`.
 */
export const createGuardedQuery = <AppDataModel extends GenericDataModel = GenericDataModel>(
  options: ReadOptions<AppDataModel> = {},
) =>
  customQuery(query, {
    args: {},
    input: async (ctx) => {
      const viewer = await readerOf(ctx, options);
      return { ctx: { viewer, db: wrapDatabaseReader(viewer, ctx.db, rules, { defaultPolicy: "deny" }) }, args: {} };
    },
  });

/** A builder of queries under the read rule. */
export type GuardedQuery = ReturnType<typeof createGuardedQuery>;

/**
 * Like Convex's `query`, but `ctx.db` returns only the rows that the read rule allows for the caller. Tables without a
 * rule are empty. `ctx.viewer` is the caller.
 *
 * @example
 * export const failedTasks = guardedQuery({
 *   args: {},
 *   handler: (ctx) => ctx.db.query("openclawTasks").filter((q) => q.eq(q.field("status"), "failed")).take(50),
 * });
 */
export const guardedQuery: GuardedQuery = createGuardedQuery();
