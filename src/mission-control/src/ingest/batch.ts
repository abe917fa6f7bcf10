import { limits } from "../limits.js";
import { requireInstance, type Access } from "./access.js";
import { readBody } from "./body.js";
import { parseEnvelope, type Envelope } from "./envelope.js";
import { instanceConflict } from "./errors.js";
import type { ActionCtx, InternalFunctions } from "./handler.js";
import type { Outcome, WriteItem } from "./items.js";
import { getReportedKey, prepareItems, type PreparedItem } from "./prepare.js";
import { jsonResponse } from "./reply.js";

type Result = {
  sourceKey: string;
  status: Outcome["status"];
  repaired?: boolean;
  reason?: string;
  field?: string;
  rule?: string;
};

/**
 * Serves `POST /`: validates every item of a batch, writes the valid ones, and replies with one result for each item.
 */
export async function postBatch(
  ctx: ActionCtx,
  request: Request,
  functions: InternalFunctions,
  access: Access,
): Promise<Response> {
  const envelope = parseEnvelope(await readBody(request));
  requireInstance(access, envelope.instanceId);
  const prepared = await prepareItems(envelope);
  const writes = prepared.flatMap((item) => ("write" in item ? [item.write] : []));
  const outcomes = await applyWrites(ctx, functions, envelope, writes);
  const results = toResults(prepared, outcomes);
  logRejections(results);
  return jsonResponse({ ok: true, counts: countByStatus(results), results });
}

async function applyWrites(
  ctx: ActionCtx,
  { applyBatch }: InternalFunctions,
  envelope: Envelope,
  writes: WriteItem[],
): Promise<Outcome[]> {
  const { instanceId, sourceIdentity, runId } = envelope;
  const outcomes: Outcome[] = [];
  // Usually one mutation. There are more for a long starter body, or if the rows are too large for one transaction. A
  // batch without writes still runs one, because it claims the instance or fails with a conflict.
  do {
    const items = writes.slice(outcomes.length, outcomes.length + limits.maxRecords);
    const result = await ctx.runMutation(applyBatch, { instanceId, sourceIdentity, runId, items });
    if (result.conflict) throw instanceConflict();
    outcomes.push(...result.outcomes);
  } while (outcomes.length < writes.length);
  return outcomes;
}

// Outcomes exist for valid items only, in the same order.
function toResults(prepared: readonly PreparedItem[], outcomes: readonly Outcome[]): Result[] {
  const remaining = outcomes.values();
  return prepared.map((item): Result => {
    if (!("write" in item)) return { sourceKey: item.sourceKey, status: "Failed", ...item.rejection };
    const { status, repaired, reason } = remaining.next().value ?? { status: "Failed" };
    return { sourceKey: getReportedKey(item), status, repaired, reason };
  });
}

// One line for the rows that were not stored: how many, and why.
function logRejections(results: readonly Result[]): void {
  const countByReason = new Map<string, number>();
  for (const { status, reason = "" } of results) {
    if (status === "Failed") countByReason.set(reason, (countByReason.get(reason) ?? 0) + 1);
  }
  if (countByReason.size === 0) return;
  const reasons = Array.from(countByReason, ([reason, count]) => `${count} ${reason}`);
  console.warn(`openclaw ingest POST /: not stored: ${reasons.join(", ")}`);
}

function countByStatus(results: readonly Result[]) {
  const counts = { created: 0, updated: 0, unchanged: 0, removed: 0, erased: 0, failed: 0 };
  for (const { status } of results) counts[status.toLowerCase() as Lowercase<Outcome["status"]>]++;
  return counts;
}
