// Below this a number counts seconds: as milliseconds it would lie in 1973.
const firstMillisecondCount = 100_000_000_000;
const lastMillisecond = 253_402_300_799_999;

const number = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;
const iso = /^\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$/i;

/** Epoch milliseconds of a count of seconds or milliseconds, or of ISO 8601 text; null for blank text, undefined for what is no time. */
export function timeOf(value: unknown): number | null | undefined {
  if (typeof value === "number") return fromCount(value);
  if (typeof value !== "string") return undefined;
  if (value.trim() === "") return null;
  return number.test(value) ? fromCount(Number(value)) : fromIso(value);
}

function fromCount(count: number): number | undefined {
  const milliseconds = Math.trunc(Math.abs(count) < firstMillisecondCount ? count * 1000 : count);
  return milliseconds >= 0 && milliseconds <= lastMillisecond ? milliseconds : undefined;
}

function fromIso(text: string): number | undefined {
  const [, day, clock = "00:00", zone = "Z"] = iso.exec(text) ?? [];
  if (day === undefined) return undefined;
  // More than milliseconds is not stored; without an offset the time is UTC.
  const [time = "", fraction = ""] = clock.split(".");
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const parsed = Date.parse(`${day}T${time}${fraction && "." + fraction.slice(0, 3)}${offset}`);
  return parsed >= 0 ? parsed : undefined;
}
