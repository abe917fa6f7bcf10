import { paginationOptsValidator, type GenericDatabaseReader, type PaginationOptions } from "convex/server";
import { v, type Infer } from "convex/values";
import { visibility } from "../rows/fields.js";
import type { Kind, tableByKind } from "../rows/kinds.js";
import type { DataModel } from "../tables/model.js";
import { guardedQuery } from "./guarded.js";
import type { Viewer } from "./viewer.js";

const args = {
  paginationOpts: paginationOptsValidator,
  /** Only rows of this visibility. */
  visibility: v.optional(visibility),
  /** Only rows that the caller owns as a user. Takes precedence over `visibility`. */
  mine: v.optional(v.boolean()),
  /** Tombstones as well. */
  includeRemoved: v.optional(v.boolean()),
};

type ListArgs = {
  paginationOpts: PaginationOptions;
  visibility?: Infer<typeof visibility>;
  mine?: boolean;
  includeRemoved?: boolean;
};
type RowTable = (typeof tableByKind)[Kind];
type ListCtx = { viewer: Viewer; db: GenericDatabaseReader<DataModel> };

/**
 * Lists the tasks that the caller can read, most recently changed first. A page can be shorter than requested, because
 * rows that the caller cannot read are removed from it.
 */
export const tasks = guardedQuery({ args, handler: (ctx, listArgs) => listRows(ctx, "openclawTasks", listArgs) });

/** Lists the cron jobs that the caller can read, like {@link tasks}. */
export const cronJobs = guardedQuery({ args, handler: (ctx, listArgs) => listRows(ctx, "openclawCronJobs", listArgs) });

/** Lists the memory entries that the caller can read, like {@link tasks}. */
export const memoryEntries = guardedQuery({
  args,
  handler: (ctx, listArgs) => listRows(ctx, "openclawMemoryEntries", listArgs),
});

// Chooses the index with the fewest rows that would be read only to be hidden from the caller.
function listRows({ db, viewer }: ListCtx, table: RowTable, listArgs: ListArgs) {
  const rows = db.query(table);
  const onlyVisibility = viewer.subject === null ? "public" : listArgs.visibility;
  const includeRemoved = listArgs.includeRemoved ?? false;
  const selected = listArgs.mine
    ? rows.withIndex("by_owner", (q) => {
        const owned = q.eq("ownerType", "user").eq("ownerId", viewer.subject ?? "");
        return includeRemoved ? owned : owned.eq("removedAt", undefined);
      })
    : onlyVisibility === undefined
      ? rows.withIndex("by_removed", (q) => (includeRemoved ? q : q.eq("removedAt", undefined)))
      : rows.withIndex("by_visibility", (q) => {
          const visible = q.eq("visibility", onlyVisibility);
          return includeRemoved ? visible : visible.eq("removedAt", undefined);
        });
  return selected.order("desc").paginate(listArgs.paginationOpts);
}
