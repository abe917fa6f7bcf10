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

/** A query whose database shows the caller what the read rule lets them see, and nothing of a table without a rule. */
export const guardedQuery = customQuery(query, {
  args: {},
  input: async (ctx) => {
    const viewer = await viewerOf(ctx.auth);
    return { ctx: { viewer, db: wrapDatabaseReader(viewer, ctx.db, rules, { defaultPolicy: "deny" }) }, args: {} };
  },
});
