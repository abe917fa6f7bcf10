import { limits } from "../limits.js";
import { serverFields } from "../rows/fields.js";
import { bookkeepingFields, canonicalRow } from "../rows/fingerprint.js";
import { isInNamespace } from "../rows/instance.js";
import { parseKind, tableByKind, type Kind } from "../rows/kinds.js";
import { starterFormat } from "../starter/drafts.js";
import type { MutationCtx, RowDoc } from "../tables/model.js";
import { getClaim, type RunPlace } from "./claims.js";
import type { Outcome, RowItem } from "./items.js";

/** What the writes of one batch have in common. */
export type WriteContext = {
  instanceId: string;
  /** The time of the batch, in milliseconds since the Unix epoch. */
  now: number;
  /** The writer is a starter, and a source has claimed the instance. */
  claimedBySource: boolean;
  /** The run that writes; undefined for a starter. */
  run?: RunPlace;
};

// A request can arrive after a later run has changed the row, or has erased it: it was delayed, or something delivered
// it twice. Then nobody waits for the reply, or the source sends the row again.
function isLate(stored: RowDoc | null, { run }: WriteContext): boolean {
  if (run?.nextOrder === undefined) return false;
  return stored ? stored.updatedAt >= run.nextOrder : run.hasEnded;
}

const olderRun: Outcome = { status: "Failed", reason: "OlderRun" };

/**
 * Inserts a row or replaces the stored one. A row with the stored fingerprint and content is `Unchanged`; if only
 * bookkeeping fields differ, they are updated, but `updatedAt` is not. If the content differs from that of the same
 * fingerprint, somebody has changed the row in this deployment, and it is repaired.
 */
export async function upsertRow(ctx: MutationCtx, item: RowItem, context: WriteContext): Promise<Outcome> {
  const { kind } = item;
  const row = withBoundedRemoval(item.row, context);
  const stored = await findRow(ctx, kind, row.sourceKey);
  if (!stored) {
    if (isLate(null, context)) return olderRun;
    await insertRow(ctx, { kind, row } as RowItem, context);
    return { status: "Created" };
  }
  const isMoved = stored.instanceId !== context.instanceId;
  if (isMoved && !(await canTakeBack(ctx, stored, context))) return { status: "Failed", reason: "OutsideInstance" };
  // A starter can update rows that a starter wrote, but not those of the source that has claimed the instance.
  if (context.claimedBySource && stored.sourceFormat !== starterFormat) {
    return { status: "Failed", reason: "ClaimedBySource" };
  }

  if (isLate(stored, context)) return isSame(stored, row) ? { status: "Unchanged" } : olderRun;
  const isUnchanged = isSame(stored, row);
  const isAltered = isMoved || (stored.fingerprint === row.fingerprint && contentDiffers(stored, row));
  if (!isUnchanged || isAltered) {
    await ctx.db.replace(stored._id, { ...row, ...serverFieldsOf(context) });
    return { status: "Updated", ...(isAltered && { repaired: true }) };
  }
  if (bookkeepingDiffers(stored, row)) {
    await ctx.db.replace(stored._id, { ...row, ...serverFieldsOf(context), updatedAt: stored.updatedAt });
  }
  return { status: "Unchanged" };
}

// A tombstone of the far future would never be swept. That time comes from the clock of the machine.
const withBoundedRemoval = (row: RowItem["row"], { now }: WriteContext): RowItem["row"] =>
  row.removedAt !== undefined && row.removedAt > now + limits.maxClockSkew ? { ...row, removedAt: now } : row;

/** Turns a row into a tombstone. A row that does not exist, or is a tombstone already, is `Unchanged`. */
export async function removeRow(ctx: MutationCtx, sourceKey: string, context: WriteContext): Promise<Outcome> {
  const stored = await findRowByKey(ctx, sourceKey);
  if (!stored) return { status: "Unchanged" };
  if (stored.instanceId !== context.instanceId) return { status: "Failed", reason: "OutsideInstance" };
  if (stored.removedAt !== undefined) return { status: "Unchanged" };
  if (isLate(stored, context)) return olderRun;
  await ctx.db.patch(stored._id, { removedAt: context.now, ...serverFieldsOf(context) });
  return { status: "Removed" };
}

/** Deletes a row without leaving a tombstone, for rows whose key itself contains a secret. */
export async function eraseRow(ctx: MutationCtx, sourceKey: string, context: WriteContext): Promise<Outcome> {
  const stored = await findRowByKey(ctx, sourceKey);
  if (!stored) return { status: "Unchanged" };
  if (stored.instanceId !== context.instanceId) return { status: "Failed", reason: "OutsideInstance" };
  if (isLate(stored, context)) return olderRun;
  await ctx.db.delete(stored._id);
  return { status: "Erased" };
}

const findRow = (ctx: MutationCtx, kind: Kind, sourceKey: string): Promise<RowDoc | null> =>
  ctx.db
    .query(tableByKind[kind])
    .withIndex("by_sourceKey", (q) => q.eq("sourceKey", sourceKey))
    .unique();

async function findRowByKey(ctx: MutationCtx, sourceKey: string): Promise<RowDoc | null> {
  const kind = parseKind(sourceKey);
  return kind ? findRow(ctx, kind, sourceKey) : null;
}

const serverFieldsOf = ({ instanceId, now }: WriteContext) => ({ instanceId, updatedAt: now });

async function insertRow(ctx: MutationCtx, item: RowItem, context: WriteContext): Promise<void> {
  const added = serverFieldsOf(context);
  switch (item.kind) {
    case "task":
      await ctx.db.insert("openclawTasks", { ...item.row, ...added });
      break;
    case "cron":
      await ctx.db.insert("openclawCronJobs", { ...item.row, ...added });
      break;
    case "memory":
      await ctx.db.insert("openclawMemoryEntries", { ...item.row, ...added });
      break;
  }
}

// A row can get into another instance only by hand. It is taken back unless a source or a starter writes there. The
// default instance has no namespace of its own, so a row in that of the other instance may belong to it.
async function canTakeBack(ctx: MutationCtx, stored: RowDoc, context: WriteContext): Promise<boolean> {
  if (stored.sourceFormat === starterFormat) return false;
  if (context.instanceId === "" && isInNamespace(stored.sourceId, stored.instanceId)) return false;
  return (await getClaim(ctx, stored.instanceId)) === null;
}

function contentDiffers({ _id, _creationTime, ...stored }: RowDoc, row: RowItem["row"]): boolean {
  return canonicalRow(stored) !== canonicalRow(row);
}

const serverOnly: ReadonlySet<string> = new Set(Object.keys(serverFields));

const isSame = (stored: RowDoc, row: RowItem["row"]): boolean =>
  stored.fingerprint === row.fingerprint && (stored.removedAt === undefined) === (row.removedAt === undefined);

function bookkeepingDiffers(stored: object, row: object): boolean {
  const [before, after] = [new Map(Object.entries(stored)), new Map(Object.entries(row))];
  return [...bookkeepingFields].some((name) => !serverOnly.has(name) && before.get(name) !== after.get(name));
}
