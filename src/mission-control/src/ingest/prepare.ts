import { findSecretRule } from "../gate/gate.js";
import { checkRow, type CheckedRow } from "../rows/check.js";
import { isInNamespace } from "../rows/instance.js";
import { parseKind, type Kind } from "../rows/kinds.js";
import type { Rejection } from "../rows/check.js";
import { isObject } from "../rows/shape.js";
import { starterRow } from "../starter/row.js";
import type { Asked, Envelope } from "./envelope.js";
import { isKeyItem, type RowItem, type WriteItem } from "./items.js";

/** What was asked for, checked: a write, or a rejection with the key if it can be said aloud. */
export type Prepared = { item: WriteItem } | { rejection: Rejection; sourceKey: string };

export async function prepare(envelope: Envelope): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  const seen = new Set<string>();
  for (const asked of envelope.asked) {
    const next = await prepareOne(asked, envelope);
    // A starter has no key that tells two items of one id apart; the first one counts.
    const repeated =
      envelope.version === 1 && "item" in next && !isKeyItem(next.item) && seen.has(next.item.row.sourceKey);
    if ("item" in next && !isKeyItem(next.item)) seen.add(next.item.row.sourceKey);
    prepared.push(repeated ? { rejection: { reason: "DuplicateId" }, sourceKey: keyOf(next) } : next);
  }
  return prepared;
}

async function prepareOne(asked: Asked, { version, instanceId }: Envelope): Promise<Prepared> {
  if (asked.kind === "removed" || asked.kind === "erased") return prepareKey(asked.kind, asked.value, instanceId);
  const checked =
    version === 1 ? await starterRow(asked.kind, asked.value) : await checkRow(asked.kind, asked.value, instanceId);
  return settle(asked.kind, asked.value, checked);
}

function settle(kind: Kind, value: unknown, checked: CheckedRow): Prepared {
  if ("row" in checked) return { item: { kind, row: checked.row } as RowItem };
  return {
    rejection: checked.rejection,
    sourceKey: sayable(checked.sourceKey ?? (isObject(value) ? value.sourceKey : undefined)),
  };
}

function prepareKey(action: "removed" | "erased", value: unknown, instanceId: string): Prepared {
  if (typeof value !== "string") return { rejection: { reason: "WrongType" }, sourceKey: "" };
  const kind = parseKind(value);
  if (!kind || !value.isWellFormed()) return { rejection: { reason: "KeyMismatch" }, sourceKey: sayable(value) };
  if (!isInNamespace(value.slice(kind.length + 1), instanceId))
    return { rejection: { reason: "OutsideInstance" }, sourceKey: sayable(value) };
  return { item: { kind: action, sourceKey: value } };
}

/** The key as it may be repeated; a row that may be stored has one that may. */
export const keyOf = (prepared: Prepared): string => {
  if (!("item" in prepared)) return prepared.sourceKey;
  return isKeyItem(prepared.item) ? sayable(prepared.item.sourceKey) : prepared.item.row.sourceKey;
};

// A key that is itself no key of ours, or holds a secret, is not repeated; results are in the order of the request anyway.
const sayable = (key: unknown): string =>
  typeof key === "string" && key.length <= 2048 && parseKind(key) && key.isWellFormed() && !findSecretRule(key)
    ? key
    : "";
