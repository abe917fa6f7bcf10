import { getDocumentSize, type Value } from "convex/values";
import { secretIn } from "../gate/gate.js";
import { limits } from "../limits.js";
import { wireRow, type WireRow } from "./fields.js";
import { fingerprintOf } from "./fingerprint.js";
import { inNamespace } from "./instance.js";
import type { Kind } from "./kinds.js";
import type { Refusal } from "./refusal.js";
import { isObject, mismatchOf } from "./shape.js";

/** A row that may be stored, or why it may not; with its key where it had to be made here. */
export type Checked = { row: WireRow } | { refusal: Refusal; sourceKey?: string };

/** Decides whether a row of the wire may be stored. A refusal says which rule and which of our fields, never a value. */
export async function checkRow(kind: Kind, value: unknown, instanceId: string): Promise<Checked> {
  if (!isObject(value)) return { refusal: { reason: "NotAnObject" } };
  const mismatch = mismatchOf(wireRow[kind].fields, value);
  if (mismatch) return { refusal: mismatch };

  const row = value as WireRow;
  if (row.sourceId === "" || row.sourceKey !== `${kind}:${row.sourceId}`) return { refusal: { reason: "KeyMismatch" } };
  if (!inNamespace(row.sourceId, instanceId)) return { refusal: { reason: "OutsideInstance" } };
  if (getDocumentSize(value as Record<string, Value>) > limits.documentBytes)
    return { refusal: { reason: "DocumentTooLarge" } };

  const secret = secretIn(value);
  if (secret) return { refusal: { reason: "SecretRefused", ...secret } };
  if (row.fingerprint !== (await fingerprintOf(value))) return { refusal: { reason: "FingerprintMismatch" } };
  return { row };
}
