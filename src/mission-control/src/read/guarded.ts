import { customQuery } from "convex-helpers/server/customFunctions";
import { wrapDatabaseReader, type Rules } from "convex-helpers/server/rowLevelSecurity";
import { query, type DataModel } from "../tables/model.js";
import { hasRole, mayRead } from "./rule.js";
import { viewerOf, type Viewer } from "./viewer.js";

const rules: Rules<Viewer, DataModel> = {
  openclawTasks: { read: (viewer, row) => Promise.resolve(mayRead(viewer, row)) },
  openclawCronJobs: { read: (viewer, row) => Promise.resolve(mayRead(viewer, row)) },
  openclawMemoryEntries: { read: (viewer, row) => Promise.resolve(mayRead(viewer, row)) },
  openclawSyncRuns: { read: (viewer) => Promise.resolve(hasRole(viewer)) },
};

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
export const guardedQuery = customQuery(query, {
  args: {},
  input: async (ctx) => {
    const viewer = await viewerOf(ctx.auth);
    return { ctx: { viewer, db: wrapDatabaseReader(viewer, ctx.db, rules, { defaultPolicy: "deny" }) }, args: {} };
  },
});
