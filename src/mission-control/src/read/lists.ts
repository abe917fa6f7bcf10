import {
  paginationOptsValidator,
  type GenericDataModel,
  type GenericDatabaseReader,
  type PaginationOptions,
  type PaginationResult,
} from "convex/server";
import { v } from "convex/values";
import { filter } from "convex-helpers/server/filter";
import { visibility } from "../rows/fields.js";
import { query, type DataModel, type Doc, type RowDoc } from "../tables/model.js";
import { hasRole, mayRead } from "./rule.js";
import { readPublicAndOwn, selectRows, type ListArgs, type Reading, type RowTable } from "./select.js";
import { readerOf, type ReadOptions } from "./viewer.js";

// What one page can cost, whatever a client asks for and however many rows the caller cannot read.
const maxPageSize = 200;
const maxRowsRead = 1000;
const maxBytesRead = 8 * 1024 * 1024;

const commonArgs = {
  paginationOpts: paginationOptsValidator,
  /** Only rows of this visibility. */
  visibility: v.optional(visibility),
  /** Only rows that the caller owns as a user. */
  mine: v.optional(v.boolean()),
  /** Tombstones as well. */
  includeRemoved: v.optional(v.boolean()),
  /** Only rows of this agent. */
  agentId: v.optional(v.string()),
  /** Only rows of this instance; empty for the unnamed one. */
  instanceId: v.optional(v.string()),
};
const argsWithStatus = { ...commonArgs, status: v.optional(v.string()) };

/** Creates the lists of rows that the caller can read, most recently changed first. */
export const createLists = <AppDataModel extends GenericDataModel>(options: ReadOptions<AppDataModel>) => {
  const read = async <Table extends RowTable>(
    ctx: { db: GenericDatabaseReader<DataModel> },
    table: Table,
    list: ListArgs,
  ): Promise<PaginationResult<Doc<Table>>> => {
    const reader = await readerOf(ctx, options);
    // An anonymous caller gets the public rows, whatever visibility they ask for.
    const isAnonymous = reader.subject === null && !hasRole(reader);
    const reading = { db: ctx.db, reader, list: isAnonymous ? { ...list, visibility: undefined } : list };
    // The rows are of the table that was named; the functions below do not say so.
    return (await readPage(reading, table)) as unknown as PaginationResult<Doc<Table>>;
  };
  return {
    /**
     * Lists the tasks that the caller can read, most recently changed first. A page can be shorter than requested,
     * because rows that the caller cannot read are removed from it.
     */
    tasks: query({ args: argsWithStatus, handler: (ctx, list) => read(ctx, "openclawTasks", list) }),
    /** Lists the cron jobs that the caller can read, like `tasks`. `status` is that of the last run. */
    cronJobs: query({ args: argsWithStatus, handler: (ctx, list) => read(ctx, "openclawCronJobs", list) }),
    /** Lists the memory entries that the caller can read, like `tasks`. */
    memoryEntries: query({ args: commonArgs, handler: (ctx, list) => read(ctx, "openclawMemoryEntries", list) }),
  };
};

function readPage(reading: Reading, table: RowTable): Promise<PaginationResult<RowDoc>> {
  const { reader, list } = reading;
  const page = boundPage(list.paginationOpts);
  const matches = (row: RowDoc) => Promise.resolve(mayRead(reader, row) && matchesFilters(row, reading));
  // A caller without a role reads public rows and their own. Reading all rows would mostly find those of others.
  const readsTwoKinds =
    !hasRole(reader) && reader.subject !== null && list.mine !== true && list.visibility === undefined;
  if (!readsTwoKinds) return filter(selectRows(reading, table), matches).paginate(page);
  return readPublicAndOwn(reading, table, reader.subject ?? "")
    .filterWith(matches)
    .paginate(page);
}

const boundPage = (page: PaginationOptions): PaginationOptions => ({
  ...page,
  numItems: Math.min(Math.max(Math.trunc(page.numItems) || 1, 1), maxPageSize),
  maximumRowsRead: Math.min(page.maximumRowsRead ?? maxRowsRead, maxRowsRead),
  maximumBytesRead: Math.min(page.maximumBytesRead ?? maxBytesRead, maxBytesRead),
});

function matchesFilters(row: RowDoc, { reader, list }: Reading): boolean {
  const status = "lastStatus" in row ? row.lastStatus : "status" in row ? row.status : undefined;
  return (
    (list.mine !== true || (row.ownerType === "user" && row.ownerId === reader.subject)) &&
    (list.visibility === undefined || row.visibility === list.visibility) &&
    (list.agentId === undefined || row.agentId === list.agentId) &&
    (list.instanceId === undefined || row.instanceId === list.instanceId) &&
    (list.status === undefined || status === list.status)
  );
}
