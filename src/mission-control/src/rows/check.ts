import { getDocumentSize, type Value } from "convex/values";
import { findSecret } from "../gate/gate.js";
import { limits } from "../limits.js";
import { wireRow, type WireRow } from "./fields.js";
import { fingerprintOf } from "./fingerprint.js";
import { isInNamespace } from "./instance.js";
import type { Kind } from "./kinds.js";
import { findMismatch, isObject, type Mismatch } from "./shape.js";

/** Why a row was not stored. Clients branch on these codes, so they must not change. */
export type RejectionReason =
  | Mismatch["reason"]
  | "NotAnObject"
  | "KeyMismatch"
  | "OutsideInstance"
  | "SecretRefused"
  | "FingerprintMismatch"
  | "NoId"
  | "DuplicateId"
  | "ClaimedBySource"
  | "OlderRun";

/** The reply for a rejected row. It never contains a value that was sent. */
export type Rejection = {
  reason: RejectionReason;
  /** The field at fault; always a field name of the schema. */
  field?: string;
  /** The gate rule that matched, for `SecretRefused`. */
  rule?: string;
};

/**
 * A row that can be stored, or the reason why it cannot. `sourceKey` is set on a rejection whose key was derived by the
 * server, because the client did not send one.
 */
export type CheckedRow = { row: WireRow } | { rejection: Rejection; sourceKey?: string };

/**
 * Decides whether a row can be stored: shape, key, namespace, size, secrets and fingerprint, in this order.
 *
 * @param value The row as parsed from the request, without any validation yet.
 * @param instanceId The instance that the batch belongs to; empty for the unnamed one.
 */
export async function checkRow(kind: Kind, value: unknown, instanceId: string): Promise<CheckedRow> {
  if (!isObject(value)) return { rejection: { reason: "NotAnObject" } };
  const mismatch = findMismatch(wireRow[kind].fields, value);
  if (mismatch) return { rejection: mismatch };

  const row = value as WireRow;
  if (row.sourceKey.length > limits.maxKeyLength) return { rejection: { reason: "TextTooLong", field: "sourceKey" } };
  if (row.sourceId === "" || row.sourceKey !== `${kind}:${row.sourceId}`) {
    return { rejection: { reason: "KeyMismatch" } };
  }
  if (!isInNamespace(row.sourceId, instanceId)) return { rejection: { reason: "OutsideInstance" } };
  if (getDocumentSize(value as Record<string, Value>) > limits.maxDocumentBytes) {
    return { rejection: { reason: "DocumentTooLarge" } };
  }

  const secret = findSecret(value);
  if (secret) return { rejection: { reason: "SecretRefused", ...secret } };
  if (row.fingerprint !== (await fingerprintOf(value))) return { rejection: { reason: "FingerprintMismatch" } };
  return { row };
}
