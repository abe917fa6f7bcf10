import { makeFunctionReference, type UserIdentity } from "convex/server";
import { convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";
import type { Backend } from "../support/backend.js";
import { modules } from "../support/modules.js";

type QueryRequest = { path: string; args?: Record<string, JSONValue> };
type QueryReply =
  { status: "success"; value: JSONValue; logLines: [] } | { status: "error"; errorMessage: string; logLines: [] };

/**
 * Serves `POST /api/query`, which is Convex's own function API, so that tests can read as a viewer. The viewer's
 * identity is the payload of the bearer JWT, whose signature is not verified.
 */
export async function runQuery(backend: Backend, body: string, authorization: string | undefined): Promise<QueryReply> {
  try {
    const { path, args } = JSON.parse(body) as QueryRequest;
    if (!(await isPublicQuery(path))) throw new Error("There is no public query with this path.");
    const identity = parseIdentity(authorization);
    const caller = identity ? backend.withIdentity(identity) : backend;
    const query = makeFunctionReference<"query", Record<string, Value>, Value>(path);
    const value = await caller.query(query, jsonToConvex(args ?? {}) as Record<string, Value>);
    return { status: "success", value: convexToJson(value ?? null), logLines: [] };
  } catch (error) {
    return { status: "error", errorMessage: error instanceof Error ? error.message : "failed", logLines: [] };
  }
}

// Checked here, because convex-test runs internal functions for any caller.
async function isPublicQuery(path: string): Promise<boolean> {
  const [module = "", name = ""] = path.split(":");
  const load = modules[`/convex/${module}.ts`];
  const exports = (await load?.()) as Record<string, { isPublic?: boolean; isQuery?: boolean }> | undefined;
  return exports?.[name]?.isPublic === true && exports[name].isQuery === true;
}

function parseIdentity(authorization: string | undefined): Partial<UserIdentity> | undefined {
  const payload = /^Bearer [^.]+\.([^.]+)\./.exec(authorization ?? "")?.[1];
  if (payload === undefined) return undefined;
  const json = Buffer.from(payload, "base64url").toString("utf8");
  const { sub, iss, ...claims } = JSON.parse(json) as Record<string, string>;
  return { ...claims, subject: sub, issuer: iss, tokenIdentifier: `${iss ?? ""}|${sub ?? ""}` };
}
