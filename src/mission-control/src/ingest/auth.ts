import { env } from "../env.js";
import { sha256 } from "../hash.js";
import { hashToken, minTokenLength, tokenPrefix } from "../tokens.js";
import type { Access } from "./access.js";
import { RequestError } from "./errors.js";
import type { ActionCtx, InternalFunctions } from "./handler.js";

/**
 * Rejects a request that does not have a valid bearer token: that of the deployment, its previous one if it has one (so
 * that tokens can be rotated without an interruption), or one that it has issued for an instance.
 *
 * @throws RequestError `NotConfigured` if the deployment has no token, `Unauthorized` if the request has no valid one.
 */
export async function authorize(ctx: ActionCtx, request: Request, functions: InternalFunctions): Promise<Access> {
  const token = /^Bearer +(\S+) *$/i.exec(request.headers.get("Authorization") ?? "")?.[1] ?? "";
  if (token.startsWith(tokenPrefix)) {
    const found = await ctx.runQuery(functions.findToken, { hash: await hashToken(token) });
    if (found) return { instanceId: found.instanceId };
  }

  const validTokens = readTokens();
  if (validTokens.length === 0 && !token.startsWith(tokenPrefix)) {
    throw new RequestError(
      "NotConfigured",
      `CONVEX_INGEST_TOKEN is not set on this deployment, or has fewer than ${minTokenLength} characters.`,
    );
  }
  const sentHash = await sha256(token);
  let isValid = false;
  for (const validToken of validTokens) {
    // No early exit: the duration must not show which token matched.
    isValid = equalsInConstantTime(sentHash, await sha256(validToken)) || isValid;
  }
  if (isValid) return {};
  throw new RequestError("Unauthorized", "The bearer token is missing or invalid.", { "WWW-Authenticate": "Bearer" });
}

const readTokens = (): string[] =>
  [env("CONVEX_INGEST_TOKEN"), env("CONVEX_INGEST_TOKEN_PREVIOUS")].filter(
    (token) => token !== undefined && token.length >= minTokenLength,
  ) as string[];

// The duration depends on the length only, so it does not show how many leading bytes are right.
function equalsInConstantTime(left: Uint8Array, right: Uint8Array): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index++) difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
  return difference === 0;
}
