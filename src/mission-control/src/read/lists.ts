import { paginationOptsValidator, type GenericDatabaseReader, type PaginationOptions } from "convex/server";
import { v, type Infer } from "convex/values";
import { visibility } from "../rows/fields.js";
import type { tableByKind, Kind } from "../rows/kinds.js";
import type { DataModel } from "../tables/model.js";
import { guardedQuery } from "./guarded.js";
import type { Viewer } from "./viewer.js";

const filter = {
  /** Rows of one visibility only. */
  visibility: v.optional(visibility),
  /** Rows the caller owns as a user. */
  mine: v.optional(v.boolean()),
  /** Tombstones too. */
  includeRemoved: v.optional(v.boolean()),
};

const args = { paginationOpts: paginationOptsValidator, ...filter };

type ListArgs = {
  visibility?: Infer<typeof visibility>;
  mine?: boolean;
  includeRemoved?: boolean;
  paginationOpts: PaginationOptions;
};
type RowTable = (typeof tableByKind)[Kind];
type ListCtx = { viewer: Viewer; db: GenericDatabaseReader<DataModel> };

/** Tasks that the caller may see, last changed first. Pages may be shorter than asked for: what is hidden is taken out of them. */
export const tasks = guardedQuery({ args, handler: (ctx, asked) => rowsOf(ctx, "openclawTasks", asked) });

/** Cron jobs that the caller may see, last changed first. */
export const cronJobs = guardedQuery({ args, handler: (ctx, asked) => rowsOf(ctx, "openclawCronJobs", asked) });

/** Memory entries that the caller may see, last changed first. */
export const memoryEntries = guardedQuery({
  args,
  handler: (ctx, asked) => rowsOf(ctx, "openclawMemoryEntries", asked),
});

// The index is chosen so that few rows are read only to be hidden.
function rowsOf({ db, viewer }: ListCtx, table: RowTable, asked: ListArgs) {
  const rows = db.query(table);
  const wanted = viewer.subject === null ? "public" : asked.visibility;
  const all = asked.includeRemoved ?? false;
  const page = asked.mine
    ? rows.withIndex("by_owner", (q) => {
        const mine = q.eq("ownerType", "user").eq("ownerId", viewer.subject ?? "");
        return all ? mine : mine.eq("removedAt", undefined);
      })
    : wanted === undefined
      ? rows.withIndex("by_removed", (q) => (all ? q : q.eq("removedAt", undefined)))
      : rows.withIndex("by_visibility", (q) => {
          const visible = q.eq("visibility", wanted);
          return all ? visible : visible.eq("removedAt", undefined);
        });
  return page.order("desc").paginate(asked.paginationOpts);
}
