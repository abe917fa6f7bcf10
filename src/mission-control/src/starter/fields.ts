import { isObject } from "../rows/shape.js";
import { timeOf } from "./time.js";

/** A field of a starter's item is not what it should be. Names the field only. */
export class FieldError extends Error {
  constructor(readonly field: string) {
    super(field);
  }
}

const normal = (name: string): string => name.replaceAll("_", "").toLowerCase();

/** The fields of a starter's item by name, in camelCase or snake_case. */
export class Fields {
  private readonly values = new Map<string, unknown>();

  constructor(value: Record<string, unknown>) {
    for (const [name, field] of Object.entries(value)) {
      if (field !== null && !this.values.has(normal(name))) this.values.set(normal(name), field);
    }
  }

  /** The first of the names that is there and not null. */
  get(...names: string[]): unknown {
    return names.map((name) => this.values.get(normal(name))).find((value) => value !== undefined);
  }

  /** A string, or a number or boolean as text. */
  text(first: string, ...others: string[]): string | undefined {
    const value = this.get(first, ...others);
    if (value === undefined || typeof value === "string") return value;
    // A larger number has lost digits already, and two ids could have become one.
    if (typeof value === "boolean" || (typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER))
      return String(value);
    throw new FieldError(first);
  }

  integer(name: string): number | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
    if (typeof number !== "number" || !Number.isSafeInteger(Math.trunc(number))) throw new FieldError(name);
    return Math.trunc(number);
  }

  flag(name: string): boolean | undefined {
    const value = this.get(name);
    if (value === undefined || typeof value === "boolean") return value;
    if (typeof value === "number") return value !== 0;
    throw new FieldError(name);
  }

  time(name: string): number | undefined {
    const value = this.get(name);
    const time = value === undefined ? null : timeOf(value);
    if (time === undefined) throw new FieldError(name);
    return time ?? undefined;
  }

  texts(name: string): string[] {
    const value = this.get(name) ?? [];
    if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) throw new FieldError(name);
    return value;
  }

  object(name: string): Fields | undefined {
    const value = this.get(name);
    return isObject(value) ? new Fields(value) : undefined;
  }
}
