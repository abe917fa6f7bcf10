import { env } from "../env.js";
import { sha256 } from "../hash.js";
import { RequestError } from "./reply.js";

/** Lets a request pass if it bears the token, or the one before it while tokens are being rotated. */
export async function authorize(request: Request): Promise<void> {
  const accepted = [env("CONVEX_INGEST_TOKEN"), env("CONVEX_INGEST_TOKEN_PREVIOUS")].filter(
    (token) => token !== undefined,
  );
  if (accepted.length === 0)
    throw new RequestError("NotConfigured", "CONVEX_INGEST_TOKEN is not set on this deployment.");

  const given = await sha256(/^Bearer +(\S+) *$/i.exec(request.headers.get("Authorization") ?? "")?.[1] ?? "");
  let matches = false;
  for (const token of accepted) {
    // Every token is compared, whatever the others gave.
    matches = equal(given, await sha256(token)) || matches;
  }
  if (!matches)
    throw new RequestError("Unauthorized", "The bearer token is missing or not accepted.", {
      "WWW-Authenticate": "Bearer",
    });
}

// Takes as long for a wrong first byte as for a wrong last one.
function equal(left: Uint8Array, right: Uint8Array): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index++) difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
  return difference === 0;
}
