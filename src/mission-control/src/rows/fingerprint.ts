import canonicalize from "canonicalize";
import { hex, sha256 } from "../hash.js";

/** Fields that may change without the record having changed; the last one is the server's own. */
export const bookkeeping: ReadonlySet<string> = new Set([
  "updatedAt",
  "fingerprint",
  "contentHash",
  "sourceUpdatedAt",
  "lineStart",
  "lineEnd",
  "schemaVersion",
  "sourceFormat",
  "removedAt",
  "instanceId",
]);

/** RFC 8785 canonical JSON of a row without its bookkeeping. */
export function canonicalRow(row: Readonly<Record<string, unknown>>): string {
  // A null prototype keeps a field of any name a field.
  const content = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(row)) {
    if (!bookkeeping.has(name)) content[name] = value;
  }
  return canonicalize(content) ?? "";
}

/** SHA-256 over the canonical row, in lower-case hex. */
export const fingerprintOf = async (row: Readonly<Record<string, unknown>>): Promise<string> =>
  hex(await sha256(canonicalRow(row)));
