import { limits } from "../limits.js";
import { isInstanceId } from "../rows/instance.js";
import { requireInstance, type Access } from "./access.js";
import { getAcceptedEncodings } from "./body.js";
import { isId } from "./envelope.js";
import { instanceConflict, malformed, refuseSecrets } from "./errors.js";
import type { ActionCtx, InternalFunctions } from "./handler.js";
import { jsonResponse } from "./reply.js";

const schemaVersion = 2;
const defaultPageSize = 100;
const maxPageSize = 500;

/** Serves `GET /status`: the identity and limits of this deployment, and its claim and last run for a source. */
export async function getStatus(
  ctx: ActionCtx,
  request: Request,
  functions: InternalFunctions,
  access: Access,
): Promise<Response> {
  const { instanceId, sourceIdentity } = readCaller(request, access);
  const status = await ctx.runMutation(functions.status, {
    instanceId,
    sourceIdentity,
    candidate: crypto.randomUUID(),
  });
  return jsonResponse({
    ok: true,
    ...status,
    lastRunId: status.lastRunId ?? null,
    schemaVersion,
    serverTime: Date.now(),
    accepts: getAcceptedEncodings(),
    limits: { records: limits.maxRecords, bytes: limits.maxBytes },
  });
}

/** Serves `GET /rows`: the stored rows of an instance, page by page, for the source that has claimed it. */
export async function getRows(
  ctx: ActionCtx,
  request: Request,
  functions: InternalFunctions,
  access: Access,
): Promise<Response> {
  const caller = readCaller(request, access);
  const query = new URL(request.url).searchParams;
  const limit = Number(query.get("limit") ?? defaultPageSize);
  if (!Number.isSafeInteger(limit) || limit < 1) throw malformed("limit");
  // The token of an instance authorizes its rows by itself. Earlier modules do not say which source they are.
  const isExempt = access.instanceId !== undefined && caller.sourceIdentity === "";
  const page = await ctx.runQuery(functions.rowsPage, {
    instanceId: caller.instanceId,
    sourceIdentity: isExempt ? undefined : caller.sourceIdentity,
    after: query.get("cursor") ?? "",
    limit: Math.min(limit, maxPageSize),
  });
  if (page.conflict) throw instanceConflict();
  return jsonResponse({ ok: true, rows: page.rows, cursor: page.cursor, isDone: page.cursor === null });
}

// Who asks, and for which instance.
function readCaller(request: Request, access: Access): { instanceId: string; sourceIdentity: string } {
  const query = new URL(request.url).searchParams;
  const instanceId = query.get("instance") ?? "";
  const sourceIdentity = query.get("source") ?? "";
  if (!isInstanceId(instanceId)) throw malformed("instance");
  if (sourceIdentity !== "" && !isId(sourceIdentity)) throw malformed("source");
  requireInstance(access, instanceId);
  refuseSecrets({ instance: instanceId, source: sourceIdentity });
  return { instanceId, sourceIdentity };
}
