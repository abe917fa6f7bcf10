import { limits } from "../limits.js";
import { findSecretRule } from "../gate/gate.js";
import { checkRow, type CheckedRow, type Rejection } from "../rows/check.js";
import { isInNamespace } from "../rows/instance.js";
import { parseKind, type Kind } from "../rows/kinds.js";
import { isObject } from "../rows/shape.js";
import { starterRow } from "../starter/row.js";
import type { Envelope, EnvelopeItem } from "./envelope.js";
import { isKeyItem, type RowItem, type WriteItem } from "./items.js";

/** A validated item of an envelope: a write, or a rejection with the key for the reply. */
export type PreparedItem = { write: WriteItem } | { rejection: Rejection; sourceKey: string };

const maxReportedKeyLength = 2048;

/**
 * Validates the items of an envelope, one by one and in order. For version 1, the rows are created from the items here.
 */
export async function prepareItems(envelope: Envelope): Promise<PreparedItem[]> {
  const prepared: PreparedItem[] = [];
  const seenKeys = new Set<string>();
  for (const item of envelope.items) {
    const next = await prepareItem(item, envelope);
    if (!("write" in next) || isKeyItem(next.write)) {
      prepared.push(next);
      continue;
    }
    // Two starter items with the same id are a mistake of the script. The first one is stored, the others are rejected.
    const { sourceKey } = next.write.row;
    const isDuplicate = envelope.version === 1 && seenKeys.has(sourceKey);
    seenKeys.add(sourceKey);
    prepared.push(isDuplicate ? { rejection: { reason: "DuplicateId" }, sourceKey } : next);
  }
  return prepared;
}

/** The key of an item for the reply; empty if it must not be repeated there. */
export function getReportedKey(prepared: PreparedItem): string {
  if (!("write" in prepared)) return prepared.sourceKey;
  return isKeyItem(prepared.write) ? toReportedKey(prepared.write.sourceKey) : prepared.write.row.sourceKey;
}

async function prepareItem({ kind, value }: EnvelopeItem, { version, instanceId }: Envelope): Promise<PreparedItem> {
  if (kind === "removed" || kind === "erased") return prepareKey(kind, value, instanceId);
  const checked = version === 1 ? await starterRow(kind, value) : await checkRow(kind, value, instanceId);
  return toPreparedItem(kind, value, checked);
}

function toPreparedItem(kind: Kind, value: unknown, checked: CheckedRow): PreparedItem {
  if ("row" in checked) return { write: { kind, row: checked.row } as RowItem };
  const sentKey = isObject(value) ? value.sourceKey : undefined;
  return { rejection: checked.rejection, sourceKey: toReportedKey(checked.sourceKey ?? sentKey) };
}

function prepareKey(action: "removed" | "erased", value: unknown, instanceId: string): PreparedItem {
  if (typeof value !== "string") return { rejection: { reason: "WrongType" }, sourceKey: "" };
  const kind = parseKind(value);
  if (!kind || !value.isWellFormed() || value.length > limits.maxKeyLength) {
    return { rejection: { reason: "KeyMismatch" }, sourceKey: toReportedKey(value) };
  }
  if (!isInNamespace(value.slice(kind.length + 1), instanceId)) {
    return { rejection: { reason: "OutsideInstance" }, sourceKey: toReportedKey(value) };
  }
  return { write: { kind: action, sourceKey: value } };
}

// A key that is invalid, or that contains a secret, is reported as empty. The client can still match the result to its
// item, because results have the order of the request.
const toReportedKey = (key: unknown): string =>
  typeof key === "string" &&
  key.length <= maxReportedKeyLength &&
  parseKind(key) &&
  key.isWellFormed() &&
  !findSecretRule(key)
    ? key
    : "";
