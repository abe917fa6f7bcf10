import { sha256, toHex } from "./hash.js";

/** The least length of a token, in characters. A shorter one could be guessed. */
export const minTokenLength = 16;

/** How the tokens begin that a deployment issues for one instance. */
export const tokenPrefix = "ocsync_";

/** Creates a token for an instance: 32 random bytes. */
export function createToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return (
    tokenPrefix +
    btoa(String.fromCharCode(...bytes))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replace(/=+$/, "")
  );
}

/** What a deployment keeps of a token. It is enough to recognize it, and of no use to anybody who reads it. */
export const hashToken = async (token: string): Promise<string> => toHex(await sha256(token));
