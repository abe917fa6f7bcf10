import { isObject } from "../rows/shape.js";
import { parseTime } from "./time.js";

/** A field of a starter item has the wrong type. Only the name of the field is kept, never its value. */
export class FieldError extends Error {
  constructor(readonly field: string) {
    super(field);
  }
}

const normalizeName = (name: string): string => name.replaceAll("_", "").toLowerCase();

/**
 * Reads the fields of an item that the starter script sent. Starters name fields in camelCase or snake_case, so names
 * are compared without case and underscores. A field that is null counts as absent. All getters return undefined for an
 * absent field, and throw {@link FieldError} for a field of the wrong type.
 */
export class StarterItem {
  private readonly values = new Map<string, unknown>();

  constructor(item: Record<string, unknown>) {
    for (const [name, value] of Object.entries(item)) {
      const key = normalizeName(name);
      if (value !== null && !this.values.has(key)) this.values.set(key, value);
    }
  }

  /** The value of the first name that is present, unconverted. */
  get(...names: string[]): unknown {
    return names.map((name) => this.values.get(normalizeName(name))).find((value) => value !== undefined);
  }

  /** The first name that is present, as text. Numbers and booleans are converted. */
  getText(first: string, ...others: string[]): string | undefined {
    const value = this.get(first, ...others);
    if (value === undefined || typeof value === "string") return value;
    if (typeof value === "boolean") return String(value);
    // A larger number has lost digits in JSON.parse, so two different ids could have become the same.
    if (typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
    throw new FieldError(first);
  }

  /** An integer, as a number or as decimal text. Fractions are cut off. */
  getInteger(name: string): number | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
    if (typeof number !== "number" || !Number.isSafeInteger(Math.trunc(number))) throw new FieldError(name);
    return Math.trunc(number);
  }

  /** A boolean, or a number, of which only 0 is false. */
  getBoolean(name: string): boolean | undefined {
    const value = this.get(name);
    if (value === undefined || typeof value === "boolean") return value;
    if (typeof value === "number") return value !== 0;
    throw new FieldError(name);
  }

  /**
   * A time in milliseconds since the Unix epoch; see {@link parseTime} for the accepted forms. Blank text counts as
   * absent.
   */
  getTime(name: string): number | undefined {
    const value = this.get(name);
    const time = value === undefined ? null : parseTime(value);
    if (time === undefined) throw new FieldError(name);
    return time ?? undefined;
  }

  /** A list of strings; empty if the field is absent. */
  getTextList(name: string): string[] {
    const value = this.get(name) ?? [];
    if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) throw new FieldError(name);
    return value;
  }

  /** A nested object; undefined also if the field is something else. */
  getObject(name: string): StarterItem | undefined {
    const value = this.get(name);
    return isObject(value) ? new StarterItem(value) : undefined;
  }
}
