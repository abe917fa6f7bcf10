import { getDocumentSize, v, type Infer } from "convex/values";
import { serverFields, wireRow } from "../rows/fields.js";
import { parseKind, kinds, tableByKind, type Kind } from "../rows/kinds.js";
import type { RowDoc } from "../tables/model.js";
import { internalQuery } from "../tables/model.js";

const stored = { updatedAt: serverFields.updatedAt };

const returns = v.object({
  rows: v.array(
    v.union(
      v.object({ kind: v.literal("task"), row: wireRow.task.extend(stored) }),
      v.object({ kind: v.literal("cron"), row: wireRow.cron.extend(stored) }),
      v.object({ kind: v.literal("memory"), row: wireRow.memory.extend(stored) }),
    ),
  ),
  /** The key of the page's last row; null when nothing follows. */
  cursor: v.union(v.string(), v.null()),
});

export type RowsArgs = { instanceId: string; after: string; limit: number };
export type RowsResult = Infer<typeof returns>;
type PageRow = RowsResult["rows"][number];

// Rows may be large, and an answer has to stay well below what Convex lets out.
const pageBytes = 4 * 1024 * 1024;

/** An instance's rows by kind and key, tombstones included, from behind a key. */
export const rowsPage = internalQuery({
  args: { instanceId: v.string(), after: v.string(), limit: v.number() },
  returns,
  handler: async (ctx, { instanceId, after, limit }): Promise<RowsResult> => {
    const rows: PageRow[] = [];
    let bytes = 0;
    const from = kinds.indexOf(parseKind(after) ?? "task");
    for (const [index, kind] of kinds.slice(from).entries()) {
      const behind = index === 0 ? after : "";
      const query = ctx.db
        .query(tableByKind[kind])
        .withIndex("by_instance", (q) => q.eq("instanceId", instanceId).gt("sourceKey", behind));
      for await (const doc of query) {
        if (rows.length === limit || bytes >= pageBytes) return { rows, cursor: rows.at(-1)?.row.sourceKey ?? null };
        bytes += getDocumentSize(doc);
        rows.push(pageRow(kind, doc));
      }
    }
    return { rows, cursor: null };
  },
});

function pageRow(kind: Kind, { _id, _creationTime, instanceId, ...row }: RowDoc): PageRow {
  return { kind, row } as PageRow;
}
