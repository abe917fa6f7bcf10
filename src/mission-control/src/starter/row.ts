import { findSecret } from "../gate/gate.js";
import { checkRow, type CheckedRow } from "../rows/check.js";
import { fingerprintOf } from "../rows/fingerprint.js";
import type { Kind } from "../rows/kinds.js";
import { isObject } from "../rows/shape.js";
import { createDraft, type Draft } from "./drafts.js";
import { FieldError } from "./starterItem.js";
import { replaceHomeFolders, truncate } from "./text.js";

// In UTF-16 code units. The C# side has the same limits.
const maxLabelLength = 200;
const maxBodyLength = 500;
const bodyFields: ReadonlySet<string> = new Set(["summary", "snippet", "errorSummary", "deliveryError"]);
// These identify a row. Truncating them could make two rows the same.
const identityFields: ReadonlySet<string> = new Set(["sourceKey", "sourceId", "filePath", "sectionId"]);

/**
 * Creates the row for an item of the starter script. It is the row that the C# side would create, with one exception:
 * an item that contains a secret is rejected, while the C# side redacts it.
 */
export async function starterRow(kind: Kind, value: unknown): Promise<CheckedRow> {
  if (!isObject(value)) return { rejection: { reason: "NotAnObject" } };
  try {
    const draft = createDraft(kind, value);
    if (!draft) return { rejection: { reason: "NoId" } };
    // Before truncation, which could shorten a secret so that no rule matches it any more.
    const secret = findSecret(draft);
    if (secret) return { rejection: { reason: "SecretRefused", ...secret }, sourceKey: draft.sourceKey };
    const row = toRow(draft);
    return await checkRow(kind, { ...row, fingerprint: await fingerprintOf(row) }, "");
  } catch (error) {
    if (error instanceof FieldError) return { rejection: { reason: "WrongType", field: error.field } };
    throw error;
  }
}

function toRow(draft: Draft): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(draft)) {
    if (typeof value === "string") {
      if (value.trim() !== "" || identityFields.has(name)) row[name] = toStoredText(name, value);
    } else if (Array.isArray(value)) {
      if (value.length > 0) row[name] = value.map((item) => toStoredText(name, item));
    } else if (value !== undefined) {
      row[name] = value;
    }
  }
  return row;
}

function toStoredText(name: string, value: string): string {
  const text = replaceHomeFolders(value);
  if (identityFields.has(name)) return text;
  return truncate(text, bodyFields.has(name) ? maxBodyLength : maxLabelLength);
}
