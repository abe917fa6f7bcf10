// Smaller numbers are seconds: as milliseconds, this one is in 1973, before any record of OpenClaw.
const minMillisecondCount = 100_000_000_000;
// The end of the year 9999, the last time that .NET can represent.
const maxTime = 253_402_300_799_999;

const numberPattern = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;
const isoPattern = /^\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$/i;

/**
 * Parses a time: a number of seconds or milliseconds since the Unix epoch, such a number as text, or ISO 8601 text.
 * Text without an offset is UTC, and fractions of a millisecond are cut off. Programs write 0 for a time that they do
 * not have.
 *
 * @returns Milliseconds since the Unix epoch, null for blank text and for 0, or undefined if the value is not a time.
 * @example parseTime("2026-11-22 10:00") // 1795341600000
 */
export function parseTime(value: unknown): number | null | undefined {
  if (typeof value === "number") return parseCount(value);
  if (typeof value !== "string") return undefined;
  if (value.trim() === "") return null;
  return numberPattern.test(value) ? parseCount(Number(value)) : parseIso(value);
}

function parseCount(count: number): number | null | undefined {
  const milliseconds = Math.trunc(Math.abs(count) < minMillisecondCount ? count * 1000 : count);
  if (milliseconds === 0) return null;
  return milliseconds > 0 && milliseconds <= maxTime ? milliseconds : undefined;
}

function parseIso(text: string): number | undefined {
  const [, day, clock = "00:00", zone = "Z"] = isoPattern.exec(text) ?? [];
  if (day === undefined) return undefined;
  const [time = "", fraction = ""] = clock.split(".");
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const parsed = Date.parse(`${day}T${time}${fraction && "." + fraction.slice(0, 3)}${offset}`);
  return parsed >= 0 ? parsed : undefined;
}
