import { isInstanceId } from "../rows/instance.js";
import { requireInstance, type Access } from "./access.js";
import { readBody } from "./body.js";
import { isId } from "./envelope.js";
import type { EraseLogArgs } from "./eraseLog.js";
import { instanceConflict, malformed, refuseSecrets } from "./errors.js";
import type { ActionCtx, InternalFunctions } from "./handler.js";
import { jsonResponse } from "./reply.js";

const erasures: readonly unknown[] = ["samples", "runs", "claim"] satisfies EraseLogArgs["what"][];

/** Serves `POST /erase`: erases the run log of an instance. Rows are erased by their keys, in batches. */
export async function postErase(
  ctx: ActionCtx,
  request: Request,
  functions: InternalFunctions,
  access: Access,
): Promise<Response> {
  const { instanceId, sourceIdentity, what } = await readBody(request);
  if (!isInstanceId(instanceId)) throw malformed("instanceId");
  if (!isId(sourceIdentity)) throw malformed("sourceIdentity");
  if (!erasures.includes(what)) throw malformed("what");

  requireInstance(access, instanceId);
  refuseSecrets({ instanceId, sourceIdentity });
  let runs = 0;
  let cursor: string | null = null;
  do {
    const args: EraseLogArgs = { instanceId, sourceIdentity, what: what as EraseLogArgs["what"], cursor };
    const result = await ctx.runMutation(functions.eraseLog, args);
    if (result.conflict) throw instanceConflict();
    runs += result.runs;
    cursor = result.cursor;
  } while (cursor !== null);
  return jsonResponse({ ok: true, runs });
}
