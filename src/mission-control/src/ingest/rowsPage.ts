import { getDocumentSize, v, type Infer } from "convex/values";
import { serverFields, wireRow } from "../rows/fields.js";
import { getClaim } from "./claims.js";
import { kinds, parseKind, tableByKind, type Kind } from "../rows/kinds.js";
import { internalQuery, type RowDoc } from "../tables/model.js";

const storedFields = { updatedAt: serverFields.updatedAt };

const returns = v.object({
  /** True if another source has claimed the instance. Then no row is returned. */
  conflict: v.boolean(),
  rows: v.array(
    v.union(
      v.object({ kind: v.literal("task"), row: wireRow.task.extend(storedFields) }),
      v.object({ kind: v.literal("cron"), row: wireRow.cron.extend(storedFields) }),
      v.object({ kind: v.literal("memory"), row: wireRow.memory.extend(storedFields) }),
    ),
  ),
  /** The key of the last row of the page; null if there are no more rows. */
  cursor: v.union(v.string(), v.null()),
});

/** The arguments of {@link rowsPage}. */
export type RowsArgs = { instanceId: string; sourceIdentity?: string; after: string; limit: number };
/** The result of {@link rowsPage}. */
export type RowsResult = Infer<typeof returns>;
type PageRow = RowsResult["rows"][number];

// Rows can be large, and the response has to stay well below the size limit of Convex.
const maxPageBytes = 4 * 1024 * 1024;

/**
 * Reads the stored rows of an instance in the order of kind and key, including tombstones. `after` is the cursor of the
 * previous page, or empty for the first one. A page ends early when its rows are large.
 */
export const rowsPage = internalQuery({
  args: { instanceId: v.string(), sourceIdentity: v.optional(v.string()), after: v.string(), limit: v.number() },
  returns,
  handler: async (ctx, { instanceId, sourceIdentity, after, limit }): Promise<RowsResult> => {
    const claim = await getClaim(ctx, instanceId);
    const isOther = claim !== null && sourceIdentity !== undefined && claim.sourceIdentity !== sourceIdentity;
    if (isOther) return { conflict: true, rows: [], cursor: null };

    const rows: PageRow[] = [];
    let bytes = 0;
    const firstKind = kinds.indexOf(parseKind(after) ?? "task");
    for (const [index, kind] of kinds.slice(firstKind).entries()) {
      const afterKey = index === 0 ? after : "";
      const query = ctx.db
        .query(tableByKind[kind])
        .withIndex("by_instance", (q) => q.eq("instanceId", instanceId).gt("sourceKey", afterKey));
      for await (const doc of query) {
        if (rows.length === limit || bytes >= maxPageBytes) {
          return { conflict: false, rows, cursor: rows.at(-1)?.row.sourceKey ?? null };
        }
        bytes += getDocumentSize(doc);
        rows.push(toPageRow(kind, doc));
      }
    }
    return { conflict: false, rows, cursor: null };
  },
});

function toPageRow(kind: Kind, { _id, _creationTime, instanceId, ...row }: RowDoc): PageRow {
  return { kind, row } as PageRow;
}
