import type { GenericValidator } from "convex/values";
import { limits } from "../limits.js";

/**
 * Why a value does not have the required fields. `field` is always a field name of the schema, never a name that was
 * sent.
 */
export type Mismatch = {
  reason:
    "UnknownField" | "MissingField" | "WrongType" | "InvalidText" | "TextTooLong" | "OutOfRange" | "DocumentTooLarge";
  field?: string;
};

type FieldValidators = Readonly<Record<string, GenericValidator>>;

/**
 * Checks that a value has exactly the given fields, and returns the first mismatch. Convex validates arguments as well,
 * but its errors quote the values that were sent, and they fail the whole batch instead of one row.
 */
export function findMismatch(fields: FieldValidators, value: Readonly<Record<string, unknown>>): Mismatch | undefined {
  if (Object.keys(value).some((name) => !Object.hasOwn(fields, name))) return { reason: "UnknownField" };
  for (const [field, validator] of Object.entries(fields)) {
    if (!Object.hasOwn(value, field)) {
      if (validator.isOptional === "required") return { reason: "MissingField", field };
      continue;
    }
    const reason = findValueMismatch(validator, value[field]) ?? findOutOfRange(field, value[field]);
    if (reason) return { reason, field };
  }
  return undefined;
}

// A tombstone without a time would never be swept, and one in the far future neither.
const timeFields: ReadonlySet<string> = new Set([
  "removedAt",
  "sourceUpdatedAt",
  "createdAt",
  "lastRunAt",
  "nextRunAt",
  "runningSince",
  "startedAt",
  "finishedAt",
]);

function findOutOfRange(field: string, value: unknown): Mismatch["reason"] | undefined {
  if (typeof value !== "number") return undefined;
  const isValid = timeFields.has(field)
    ? value >= (field === "removedAt" ? 1 : 0) && value <= limits.maxTime
    : value >= 0;
  return isValid ? undefined : "OutOfRange";
}

/** Tells whether a value is a JSON object: not null and not an array. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function findValueMismatch(validator: GenericValidator, value: unknown): Mismatch["reason"] | undefined {
  switch (validator.kind) {
    case "string":
      if (typeof value !== "string") return "WrongType";
      if (value.length > limits.maxTextLength) return "TextTooLong";
      // Convex cannot store unpaired surrogates.
      return value.isWellFormed() ? undefined : "InvalidText";
    case "float64":
      // All numbers of the schema are counts, line numbers or times in milliseconds. Convex tells -0 from 0.
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? undefined : "WrongType";
    case "boolean":
      return typeof value === "boolean" ? undefined : "WrongType";
    case "literal":
      return value === validator.value ? undefined : "WrongType";
    case "union":
      return validator.members.some((member) => findValueMismatch(member, value) === undefined)
        ? undefined
        : "WrongType";
    case "array": {
      if (!Array.isArray(value)) return "WrongType";
      if (value.length > limits.maxListItems) return "DocumentTooLarge";
      const items: unknown[] = value;
      return items.map((item) => findValueMismatch(validator.element, item)).find((reason) => reason !== undefined);
    }
    case "object": {
      if (!isObject(value)) return "WrongType";
      return findMismatch(validator.fields, value)?.reason;
    }
    default:
      return "WrongType";
  }
}
