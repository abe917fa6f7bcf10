import type { Mismatch } from "./shape.js";

/** Why one row was not stored. The codes are stable; clients branch on them. */
export type ReasonCode =
  | Mismatch["reason"]
  | "NotAnObject"
  | "KeyMismatch"
  | "OutsideInstance"
  | "SecretRefused"
  | "FingerprintMismatch"
  | "NoId"
  | "DuplicateId"
  | "ClaimedBySource";

export type Refusal = {
  reason: ReasonCode;
  /** One of our field names. */
  field?: string;
  /** The gate's rule. */
  rule?: string;
};
