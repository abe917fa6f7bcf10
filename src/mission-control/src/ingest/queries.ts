import { limits } from "../limits.js";
import { isInstanceId } from "../rows/instance.js";
import { getAcceptedEncodings } from "./body.js";
import { isId } from "./envelope.js";
import { malformed, refuseSecrets } from "./errors.js";
import type { ActionCtx, InternalFunctions } from "./handler.js";
import { jsonResponse } from "./reply.js";

const schemaVersion = 2;
const defaultPageSize = 100;
const maxPageSize = 500;

/** Serves `GET /status`: the identity and limits of this deployment, and its claim and last run for a source. */
export async function getStatus(ctx: ActionCtx, request: Request, functions: InternalFunctions): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const source = query.get("source") ?? "";
  if (source !== "" && !isId(source)) throw malformed("source");
  refuseSecrets({ instance: readInstance(query), source });
  const status = await ctx.runMutation(functions.status, {
    instanceId: readInstance(query),
    sourceIdentity: source,
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

/** Serves `GET /rows`: the stored rows of an instance, page by page. */
export async function getRows(ctx: ActionCtx, request: Request, functions: InternalFunctions): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const limit = Number(query.get("limit") ?? defaultPageSize);
  if (!Number.isSafeInteger(limit) || limit < 1) throw malformed("limit");
  const page = await ctx.runQuery(functions.rowsPage, {
    instanceId: readInstance(query),
    after: query.get("cursor") ?? "",
    limit: Math.min(limit, maxPageSize),
  });
  return jsonResponse({ ok: true, ...page, isDone: page.cursor === null });
}

function readInstance(query: URLSearchParams): string {
  const instanceId = query.get("instance") ?? "";
  if (!isInstanceId(instanceId)) throw malformed("instance");
  return instanceId;
}
