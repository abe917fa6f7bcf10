import { defineSchema, type GenericDatabaseReader, type PaginationOptions } from "convex/server";
import type { Infer } from "convex/values";
import { mergedStream, stream } from "convex-helpers/server/stream";
import type { visibility } from "../rows/fields.js";
import type { Kind, tableByKind } from "../rows/kinds.js";
import type { DataModel } from "../tables/model.js";
import { missionControlTables } from "../tables/tables.js";
import { hasRole } from "./rule.js";
import type { Reader } from "./viewer.js";

/** A table of rows. */
export type RowTable = (typeof tableByKind)[Kind];

/** What the caller of a list asks for. */
export type ListArgs = {
  paginationOpts: PaginationOptions;
  visibility?: Infer<typeof visibility>;
  mine?: boolean;
  includeRemoved?: boolean;
  agentId?: string;
  instanceId?: string;
  status?: string;
};
/** A list that is read, and for whom. */
export type Reading = { db: GenericDatabaseReader<DataModel>; reader: Reader; list: ListArgs };

const schema = defineSchema(missionControlTables);

/** Chooses the index with the fewest rows that would be read only to be left out. */
export function selectRows({ db, reader, list }: Reading, table: RowTable) {
  const rows = db.query(table);
  const isRestricted = !hasRole(reader);
  const { agentId, instanceId, includeRemoved } = list;
  if (list.mine === true || (isRestricted && reader.subject !== null && list.visibility !== "public")) {
    return rows
      .withIndex("by_owner", (q) => {
        const owned = q.eq("ownerType", "user").eq("ownerId", reader.subject ?? "");
        return includeRemoved ? owned : owned.eq("removedAt", undefined);
      })
      .order("desc");
  }
  const onlyVisibility = isRestricted ? "public" : list.visibility;
  if (isRestricted || (onlyVisibility !== undefined && agentId === undefined && instanceId === undefined)) {
    return rows
      .withIndex("by_visibility", (q) => {
        const visible = q.eq("visibility", onlyVisibility ?? "public");
        return includeRemoved ? visible : visible.eq("removedAt", undefined);
      })
      .order("desc");
  }
  if (agentId !== undefined) {
    return rows
      .withIndex("by_agent", (q) => {
        const ofAgent = q.eq("agentId", agentId);
        return includeRemoved ? ofAgent : ofAgent.eq("removedAt", undefined);
      })
      .order("desc");
  }
  if (instanceId !== undefined) {
    return rows
      .withIndex("by_instance_and_time", (q) => {
        const ofInstance = q.eq("instanceId", instanceId);
        return includeRemoved ? ofInstance : ofInstance.eq("removedAt", undefined);
      })
      .order("desc");
  }
  if (list.status !== undefined && table !== "openclawMemoryEntries")
    return selectByStatus(db, table, list.status, list);
  return rows.withIndex("by_removed", (q) => (includeRemoved ? q : q.eq("removedAt", undefined))).order("desc");
}

function selectByStatus(
  db: GenericDatabaseReader<DataModel>,
  table: "openclawTasks" | "openclawCronJobs",
  status: string,
  { includeRemoved }: ListArgs,
) {
  return table === "openclawTasks"
    ? db
        .query(table)
        .withIndex("by_status", (q) => {
          const ofStatus = q.eq("status", status);
          return includeRemoved ? ofStatus : ofStatus.eq("removedAt", undefined);
        })
        .order("desc")
    : db
        .query(table)
        .withIndex("by_status", (q) => {
          const ofStatus = q.eq("lastStatus", status);
          return includeRemoved ? ofStatus : ofStatus.eq("removedAt", undefined);
        })
        .order("desc");
}

/** Reads public rows and those of a user, in one order: for a caller without a role, who can read nothing else. */
export function readPublicAndOwn({ db, list }: Reading, table: RowTable, subject: string) {
  const { includeRemoved } = list;
  const open = stream(db, schema)
    .query(table)
    .withIndex("by_visibility", (q) => {
      const visible = q.eq("visibility", "public");
      return includeRemoved ? visible : visible.eq("removedAt", undefined);
    })
    .order("desc")
    // These are among the other rows too.
    .filterWith((row) => Promise.resolve(row.ownerType !== "user" || row.ownerId !== subject));
  const own = stream(db, schema)
    .query(table)
    .withIndex("by_owner", (q) => {
      const owned = q.eq("ownerType", "user").eq("ownerId", subject);
      return includeRemoved ? owned : owned.eq("removedAt", undefined);
    })
    .order("desc");
  return mergedStream([open, own], includeRemoved ? ["removedAt", "updatedAt"] : ["updatedAt"]);
}
