import { getDocumentSize } from "convex/values";
import { limits } from "../limits.js";
import { isInstanceId } from "../rows/instance.js";
import { runRow, type RunRow } from "../rows/runFields.js";
import { findMismatch, isObject } from "../rows/shape.js";
import { requireInstance, type Access } from "./access.js";
import { readBody } from "./body.js";
import { isId } from "./envelope.js";
import { instanceConflict, malformed, refuseSecrets, tooLarge } from "./errors.js";
import type { ActionCtx, InternalFunctions } from "./handler.js";
import { jsonResponse } from "./reply.js";

// The module sends a few; a run is a document that dashboards read.
const maxErrorSamples = 100;

/** Serves `POST /runs`: validates a run row and stores it. */
export async function postRun(
  ctx: ActionCtx,
  request: Request,
  functions: InternalFunctions,
  access: Access,
): Promise<Response> {
  const { sourceIdentity, run } = await readBody(request);
  if (!isId(sourceIdentity)) throw malformed("sourceIdentity");
  if (!isObject(run)) throw malformed("run");
  const mismatch = findMismatch(runRow.fields, run);
  if (mismatch) throw malformed(mismatch.field ? `run.${mismatch.field}` : "run");

  const row = run as RunRow;
  if (!isId(row.runId)) throw malformed("run.runId");
  if (!isInstanceId(row.instanceId)) throw malformed("run.instanceId");
  requireInstance(access, row.instanceId);
  if (row.finishedAt < row.startedAt) throw malformed("run.finishedAt");
  if (row.errorSamples.length > maxErrorSamples) throw tooLarge();
  if (getDocumentSize(row) > limits.maxDocumentBytes) throw tooLarge();
  refuseSecrets({ sourceIdentity });
  refuseSecrets(Object.fromEntries(Object.entries(row).map(([name, value]) => [`run.${name}`, value])));

  const status = await ctx.runMutation(functions.putRun, { sourceIdentity, run: row });
  if (status === "Conflict") throw instanceConflict();
  return jsonResponse({ ok: true, status });
}
