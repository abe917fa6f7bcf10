import { makeFunctionReference, type UserIdentity } from "convex/server";
import { convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";
import { modules } from "../support/modules.js";
import type { Backend } from "../support/backend.js";

type Call = { path: string; args?: Record<string, JSONValue> };
type Answer =
  { status: "success"; value: JSONValue; logLines: [] } | { status: "error"; errorMessage: string; logLines: [] };

/** Convex's own function API, `POST /api/query`: for reading as a viewer. Identity comes from a JWT that nobody verified. */
export async function runQuery(backend: Backend, body: string, authorization: string | undefined): Promise<Answer> {
  try {
    const { path, args } = JSON.parse(body) as Call;
    if (!(await isPublicQuery(path))) throw new Error("Could not find a public function for this path.");
    const identity = identityIn(authorization);
    const caller = identity ? backend.withIdentity(identity) : backend;
    const query = makeFunctionReference<"query", Record<string, Value>, Value>(path);
    const value = await caller.query(query, jsonToConvex(args ?? {}) as Record<string, Value>);
    return { status: "success", value: convexToJson(value ?? null), logLines: [] };
  } catch (failure) {
    return { status: "error", errorMessage: failure instanceof Error ? failure.message : "failed", logLines: [] };
  }
}

// convex-test runs internal functions for anybody.
async function isPublicQuery(path: string): Promise<boolean> {
  const [module = "", name = ""] = path.split(":");
  const exported = (await modules[`/convex/${module}.ts`]?.()) as
    Record<string, { isPublic?: boolean; isQuery?: boolean }> | undefined;
  return exported?.[name]?.isPublic === true && exported[name].isQuery === true;
}

function identityIn(authorization: string | undefined): Partial<UserIdentity> | undefined {
  const payload = /^Bearer [^.]+\.([^.]+)\./.exec(authorization ?? "")?.[1];
  if (payload === undefined) return undefined;
  const { sub, iss, ...claims } = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Record<
    string,
    string
  >;
  return { ...claims, subject: sub, issuer: iss, tokenIdentifier: `${iss ?? ""}|${sub ?? ""}` };
}
