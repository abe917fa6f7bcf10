import type { GenericValidator } from "convex/values";
import { limits } from "../limits.js";

export type Mismatch = {
  reason: "UnknownField" | "MissingField" | "WrongType" | "InvalidText" | "DocumentTooLarge";
  field?: string;
};

type Fields = Readonly<Record<string, GenericValidator>>;

/** What keeps a value from being an object of exactly these fields. Names a field only if it is one of ours. */
export function mismatchOf(fields: Fields, value: Readonly<Record<string, unknown>>): Mismatch | undefined {
  if (Object.keys(value).some((name) => !Object.hasOwn(fields, name))) return { reason: "UnknownField" };
  for (const [field, validator] of Object.entries(fields)) {
    if (!Object.hasOwn(value, field)) {
      if (validator.isOptional === "required") return { reason: "MissingField", field };
      continue;
    }
    const reason = valueMismatch(validator, value[field]);
    if (reason) return { reason, field };
  }
  return undefined;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function valueMismatch(validator: GenericValidator, value: unknown): Mismatch["reason"] | undefined {
  switch (validator.kind) {
    case "string":
      if (typeof value !== "string") return "WrongType";
      // Convex stores no unpaired surrogates.
      return value.isWellFormed() ? undefined : "InvalidText";
    case "float64":
      return Number.isSafeInteger(value) ? undefined : "WrongType";
    case "boolean":
      return typeof value === "boolean" ? undefined : "WrongType";
    case "literal":
      return value === validator.value ? undefined : "WrongType";
    case "union":
      return validator.members.some((member) => valueMismatch(member, value) === undefined) ? undefined : "WrongType";
    case "array": {
      if (!Array.isArray(value)) return "WrongType";
      if (value.length > limits.listItems) return "DocumentTooLarge";
      const items: unknown[] = value;
      return items.map((item) => valueMismatch(validator.element, item)).find((reason) => reason !== undefined);
    }
    case "object": {
      if (!isObject(value)) return "WrongType";
      return mismatchOf(validator.fields, value)?.reason;
    }
    default:
      return "WrongType";
  }
}
