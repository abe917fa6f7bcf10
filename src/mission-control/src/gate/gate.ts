import { decodeBase64, project } from "./encoded.js";
import { hasOwnToken } from "./ownTokens.js";
import { findStructure } from "./structures.js";
import { findToken } from "./tokens.js";

// A fingerprint is a hash: it is recomputed before a row is stored, and it can look like a token without being one.
const exemptFields: ReadonlySet<string> = new Set(["fingerprint"]);

// How often a text in Base64 is decoded again.
const maxDepth = 3;
// No secret is shorter.
const minLength = 16;

/**
 * Returns the id of a gate rule that finds a secret in the text, or undefined if none does. The rules are those of the
 * module for tokens, private keys and connection strings, so a text that the module has redacted has nothing to find.
 *
 * @example findSecretRule("Authorization: Bearer ghp_…") // "github-token"
 */
export function findSecretRule(text: string): string | undefined {
  if (text.length < minLength) return undefined;
  const projected = project(text);
  return findIn(text, 0) ?? (projected === undefined ? undefined : findIn(projected, 0));
}

function findIn(text: string, depth: number): string | undefined {
  const findInEncoded = (start: number, end: number): string | undefined => {
    const decoded = depth < maxDepth ? decodeBase64(text, start, end) : undefined;
    return decoded === undefined ? undefined : findIn(decoded, depth + 1);
  };
  if (hasOwnToken(text)) return "ingest-token";
  return findStructure(text) ?? findToken(text, findInEncoded);
}

/** Where a secret was found. The value itself is never part of it, so it can be returned to the client. */
export type SecretFinding = { field: string; rule: string };

/** Checks every string of an object, including strings in lists, and returns the first finding. */
export function findSecret(row: Readonly<Record<string, unknown>>): SecretFinding | undefined {
  for (const [field, value] of Object.entries(row)) {
    if (exemptFields.has(field)) continue;
    for (const text of Array.isArray(value) ? value : [value]) {
      const rule = typeof text === "string" ? findSecretRule(text) : undefined;
      if (rule) return { field, rule };
    }
  }
  return undefined;
}
