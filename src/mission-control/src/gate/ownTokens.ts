import { env } from "../env.js";
import { minTokenLength, tokenPrefix } from "../tokens.js";

const issued = new RegExp(`${tokenPrefix}[A-Za-z0-9_-]{43}`);

/** Tells whether a text has a token of this deployment: the one that its environment holds, or one that it has issued. */
export function hasOwnToken(text: string): boolean {
  if (issued.test(text)) return true;
  return ["CONVEX_INGEST_TOKEN", "CONVEX_INGEST_TOKEN_PREVIOUS"].some((name) => {
    const token = env(name);
    return token !== undefined && token.length >= minTokenLength && text.includes(token);
  });
}
