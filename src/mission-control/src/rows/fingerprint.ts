import canonicalize from "canonicalize";
import { sha256, toHex } from "../hash.js";

/**
 * Fields that are not part of the fingerprint, because they can change while the record stays the same. All of them but
 * `instanceId`, which only the server sets, are excluded by the C# side too.
 */
export const bookkeepingFields: ReadonlySet<string> = new Set([
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

/**
 * Serializes a row without its bookkeeping fields as canonical JSON (RFC 8785). Undefined fields are left out.
 *
 * @example canonicalRow({ title: "x", updatedAt: 5 }) // '{"title":"x"}'
 */
export function canonicalRow(row: Readonly<Record<string, unknown>>): string {
  // Without a prototype, a field named __proto__ is an ordinary field.
  const content = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(row)) {
    if (!bookkeepingFields.has(name)) content[name] = value;
  }
  return canonicalize(content) ?? "";
}

/** Computes the fingerprint of a row: SHA-256 over {@link canonicalRow}, in lower-case hexadecimal. */
export const fingerprintOf = async (row: Readonly<Record<string, unknown>>): Promise<string> =>
  toHex(await sha256(canonicalRow(row)));
