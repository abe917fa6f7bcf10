import { env } from "../env.js";
import { sha256 } from "../hash.js";
import { RequestError } from "./errors.js";

/**
 * Rejects a request that does not have a valid bearer token. The previous token is accepted as well if the deployment
 * has one, so that tokens can be rotated without an interruption.
 *
 * @throws RequestError `NotConfigured` if the deployment has no token, `Unauthorized` if the request has no valid one.
 */
export async function authorize(request: Request): Promise<void> {
  const validTokens = [env("CONVEX_INGEST_TOKEN"), env("CONVEX_INGEST_TOKEN_PREVIOUS")].filter(
    (token) => token !== undefined,
  );
  if (validTokens.length === 0) {
    throw new RequestError("NotConfigured", "CONVEX_INGEST_TOKEN is not set on this deployment.");
  }

  const authorization = request.headers.get("Authorization") ?? "";
  const sentHash = await sha256(/^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? "");
  let isValid = false;
  for (const token of validTokens) {
    // No early exit: the duration must not show which token matched.
    isValid = equalsInConstantTime(sentHash, await sha256(token)) || isValid;
  }
  if (!isValid) {
    throw new RequestError("Unauthorized", "The bearer token is missing or invalid.", { "WWW-Authenticate": "Bearer" });
  }
}

// The duration depends on the length only, so it does not show how many leading bytes are right.
function equalsInConstantTime(left: Uint8Array, right: Uint8Array): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index++) difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
  return difference === 0;
}
