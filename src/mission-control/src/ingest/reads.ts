import { limits } from "../limits.js";
import { isInstanceId } from "../rows/instance.js";
import { accepts } from "./body.js";
import type { ActionCtx } from "./context.js";
import { isId, malformed } from "./envelope.js";
import type { Functions } from "./functions.js";
import { reply } from "./reply.js";

const schemaVersion = 2;
const defaultPage = 100;
const largestPage = 500;

/** GET status: who this deployment is, and what it knows of a source. */
export async function getStatus(ctx: ActionCtx, request: Request, functions: Functions): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const source = query.get("source") ?? "";
  if (source !== "" && !isId(source)) throw malformed("source");
  const known = await ctx.runMutation(functions.status, {
    instanceId: instanceIn(query),
    sourceIdentity: source,
    candidate: crypto.randomUUID(),
  });
  return reply({
    ok: true,
    ...known,
    lastRunId: known.lastRunId ?? null,
    schemaVersion,
    serverTime: Date.now(),
    accepts: accepts(),
    limits: { records: limits.maxRecords, bytes: limits.maxBytes },
  });
}

/** GET rows: an instance's stored rows, page by page. */
export async function getRows(ctx: ActionCtx, request: Request, functions: Functions): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const limit = Number(query.get("limit") ?? defaultPage);
  if (!Number.isSafeInteger(limit) || limit < 1) throw malformed("limit");
  const page = await ctx.runQuery(functions.rowsPage, {
    instanceId: instanceIn(query),
    after: query.get("cursor") ?? "",
    limit: Math.min(limit, largestPage),
  });
  return reply({ ok: true, ...page, isDone: page.cursor === null });
}

function instanceIn(query: URLSearchParams): string {
  const instanceId = query.get("instance") ?? "";
  if (!isInstanceId(instanceId)) throw malformed("instance");
  return instanceId;
}
