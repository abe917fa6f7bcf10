import { getDocumentSize } from "convex/values";
import { findSecret } from "../gate/gate.js";
import { limits } from "../limits.js";
import { isInstanceId } from "../rows/instance.js";
import { runRow, type RunRow } from "../rows/runFields.js";
import { isObject, findMismatch } from "../rows/shape.js";
import { readBody, tooLarge } from "./body.js";
import type { ActionCtx } from "./context.js";
import { isId, malformed } from "./envelope.js";
import type { Functions } from "./functions.js";
import { instanceConflict } from "./ingest.js";
import { reply, RequestError } from "./reply.js";

/** POST runs: keeps a run row. */
export async function postRun(ctx: ActionCtx, request: Request, functions: Functions): Promise<Response> {
  const { sourceIdentity, run } = await readBody(request);
  if (!isId(sourceIdentity)) throw malformed("sourceIdentity");
  if (!isObject(run)) throw malformed("run");
  const mismatch = findMismatch(runRow.fields, run);
  if (mismatch) throw malformed(mismatch.field ? `run.${mismatch.field}` : "run");

  const row = run as RunRow;
  if (!isId(row.runId)) throw malformed("run.runId");
  if (!isInstanceId(row.instanceId)) throw malformed("run.instanceId");
  if (getDocumentSize(row) > limits.maxDocumentBytes) throw tooLarge();
  const secret = findSecret(row);
  if (secret)
    throw new RequestError(
      "SecretRefused",
      `'run.${secret.field}' holds what the rule ${secret.rule} takes for a secret.`,
    );

  const status = await ctx.runMutation(functions.putRun, { sourceIdentity, run: row });
  if (status === "Conflict") throw instanceConflict();
  return reply({ ok: true, status });
}
