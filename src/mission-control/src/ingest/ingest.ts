import { limits } from "../limits.js";
import type { ActionCtx } from "./context.js";
import { readBody } from "./body.js";
import { readEnvelope, type Envelope } from "./envelope.js";
import type { Functions } from "./functions.js";
import type { Outcome, WriteItem } from "./items.js";
import { keyOf, prepare, type Prepared } from "./prepare.js";
import { reply, RequestError } from "./reply.js";

type Result = { sourceKey: string; status: Outcome["status"]; reason?: string; field?: string; rule?: string };

/** POST of a batch: checks every row, writes those that may be stored, and says of each what became of it. */
export async function postBatch(ctx: ActionCtx, request: Request, functions: Functions): Promise<Response> {
  const envelope = readEnvelope(await readBody(request));
  const prepared = await prepare(envelope);
  const outcomes = await write(
    ctx,
    functions,
    envelope,
    prepared.flatMap((one) => ("item" in one ? [one.item] : [])),
  );
  const results = resultsOf(prepared, outcomes);
  return reply({ ok: true, counts: countsOf(results), results });
}

async function write(
  ctx: ActionCtx,
  { applyBatch }: Functions,
  envelope: Envelope,
  items: WriteItem[],
): Promise<Outcome[]> {
  const { instanceId, sourceIdentity, runId } = envelope;
  const outcomes: Outcome[] = [];
  // One mutation as a rule; more only for a long starter body or rows so large that one transaction cannot hold them. A batch
  // without a row to write still claims its instance, or learns that it cannot.
  do {
    const rest = items.slice(outcomes.length, outcomes.length + limits.maxRecords);
    const answer = await ctx.runMutation(applyBatch, { instanceId, sourceIdentity, runId, items: rest });
    if (answer.conflict) throw instanceConflict();
    outcomes.push(...answer.outcomes);
  } while (outcomes.length < items.length);
  return outcomes;
}

function resultsOf(prepared: readonly Prepared[], outcomes: readonly Outcome[]): Result[] {
  const written = outcomes.values();
  return prepared.map((one): Result => {
    if (!("item" in one)) return { sourceKey: one.sourceKey, status: "Failed", ...one.rejection };
    const { status, reason } = written.next().value ?? { status: "Failed" };
    return { sourceKey: keyOf(one), status, reason };
  });
}

function countsOf(results: readonly Result[]) {
  const counts = { created: 0, updated: 0, unchanged: 0, removed: 0, erased: 0, failed: 0 };
  for (const { status } of results) counts[status.toLowerCase() as Lowercase<Outcome["status"]>]++;
  return counts;
}

export const instanceConflict = (): RequestError =>
  new RequestError(
    "InstanceConflict",
    "Another source holds this instance. Set an instance id of its own for this source.",
  );
