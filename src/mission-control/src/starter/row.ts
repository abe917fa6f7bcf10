import { findSecret } from "../gate/gate.js";
import { checkRow, type CheckedRow } from "../rows/check.js";
import { fingerprintOf } from "../rows/fingerprint.js";
import type { Kind } from "../rows/kinds.js";
import { isObject } from "../rows/shape.js";
import { FieldError } from "./fields.js";
import { draftOf, type Draft } from "./items.js";
import { cut, withoutHomes } from "./text.js";

const labelLength = 200;
const bodyLength = 500;
const bodies: ReadonlySet<string> = new Set(["summary", "snippet", "errorSummary"]);
// Keys and paths are identities: cutting them could make two rows one.
const whole: ReadonlySet<string> = new Set(["sourceKey", "sourceId", "filePath", "sectionId"]);

/** Makes the row that the C# side would make of a starter's item, save that a secret refuses the item instead of being masked. */
export async function starterRow(kind: Kind, value: unknown): Promise<CheckedRow> {
  if (!isObject(value)) return { rejection: { reason: "NotAnObject" } };
  try {
    const draft = draftOf(kind, value);
    if (!draft) return { rejection: { reason: "NoId" } };
    // The whole text is looked at before it is cut.
    const secret = findSecret(draft);
    if (secret) return { rejection: { reason: "SecretRefused", ...secret }, sourceKey: draft.sourceKey };
    const row = rowOf(draft);
    return await checkRow(kind, { ...row, fingerprint: await fingerprintOf(row) }, "");
  } catch (failure) {
    if (failure instanceof FieldError) return { rejection: { reason: "WrongType", field: failure.field } };
    throw failure;
  }
}

function rowOf(draft: Draft): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(draft)) {
    if (typeof value === "string") {
      if (value.trim() !== "" || whole.has(name)) row[name] = textOf(name, value);
    } else if (Array.isArray(value)) {
      if (value.length > 0) row[name] = value.map((item) => textOf(name, item));
    } else if (value !== undefined) {
      row[name] = value;
    }
  }
  return row;
}

function textOf(name: string, value: string): string {
  const text = withoutHomes(value);
  return whole.has(name) ? text : cut(text, bodies.has(name) ? bodyLength : labelLength);
}
