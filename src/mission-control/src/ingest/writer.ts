import { bookkeepingFields } from "../rows/fingerprint.js";
import { parseKind, tableByKind, type Kind } from "../rows/kinds.js";
import type { RowDoc } from "../tables/model.js";
import type { MutationCtx } from "../tables/model.js";
import type { Outcome, RowItem } from "./items.js";

/** Who writes: a source that holds the instance, or a starter, which holds nothing. */
export type Writer = { instanceId: string; now: number; besideClaim: boolean };

const starterFormat = "starter/1";

export async function upsert(ctx: MutationCtx, { kind, row }: RowItem, writer: Writer): Promise<Outcome> {
  const stored = await find(ctx, kind, row.sourceKey);
  if (!stored) {
    await insert(ctx, { kind, row } as RowItem, writer);
    return { status: "Created" };
  }
  if (stored.instanceId !== writer.instanceId) return { status: "Failed", reason: "OutsideInstance" };
  // A starter may renew what starters wrote, not what the source that holds the instance wrote.
  if (writer.besideClaim && stored.sourceFormat !== starterFormat)
    return { status: "Failed", reason: "ClaimedBySource" };

  const same =
    stored.fingerprint === row.fingerprint && (stored.removedAt === undefined) === (row.removedAt === undefined);
  if (!same) {
    await ctx.db.replace(stored._id, { ...row, instanceId: writer.instanceId, updatedAt: writer.now });
    return { status: "Updated" };
  }
  if (bookkeepingDiffers(stored, row)) {
    await ctx.db.replace(stored._id, { ...row, instanceId: writer.instanceId, updatedAt: stored.updatedAt });
  }
  return { status: "Unchanged" };
}

/** Makes a row a tombstone. What is gone already, or never was, stays so. */
export async function remove(ctx: MutationCtx, sourceKey: string, writer: Writer): Promise<Outcome> {
  const kind = parseKind(sourceKey);
  const stored = kind && (await find(ctx, kind, sourceKey));
  if (!stored) return { status: "Unchanged" };
  if (stored.instanceId !== writer.instanceId) return { status: "Failed", reason: "OutsideInstance" };
  if (stored.removedAt !== undefined) return { status: "Unchanged" };
  await ctx.db.patch(stored._id, { removedAt: writer.now, updatedAt: writer.now });
  return { status: "Removed" };
}

/** Takes a row away altogether: its very key tells what must not be told. */
export async function erase(ctx: MutationCtx, sourceKey: string, writer: Writer): Promise<Outcome> {
  const kind = parseKind(sourceKey);
  const stored = kind && (await find(ctx, kind, sourceKey));
  if (!stored) return { status: "Unchanged" };
  if (stored.instanceId !== writer.instanceId) return { status: "Failed", reason: "OutsideInstance" };
  await ctx.db.delete(stored._id);
  return { status: "Erased" };
}

const find = (ctx: MutationCtx, kind: Kind, sourceKey: string): Promise<RowDoc | null> =>
  ctx.db
    .query(tableByKind[kind])
    .withIndex("by_sourceKey", (q) => q.eq("sourceKey", sourceKey))
    .unique();

async function insert(ctx: MutationCtx, item: RowItem, { instanceId, now }: Writer): Promise<void> {
  const server = { instanceId, updatedAt: now };
  switch (item.kind) {
    case "task":
      await ctx.db.insert("openclawTasks", { ...item.row, ...server });
      break;
    case "cron":
      await ctx.db.insert("openclawCronJobs", { ...item.row, ...server });
      break;
    case "memory":
      await ctx.db.insert("openclawMemoryEntries", { ...item.row, ...server });
      break;
  }
}

function bookkeepingDiffers(stored: object, row: object): boolean {
  const [before, after] = [new Map(Object.entries(stored)), new Map(Object.entries(row))];
  return [...bookkeepingFields].some(
    (name) => name !== "updatedAt" && name !== "instanceId" && before.get(name) !== after.get(name),
  );
}
