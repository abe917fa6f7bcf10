import { FieldError, type Fields } from "./fields.js";
import { timeOf } from "./time.js";

const longestInterval = 1000 * 366 * 86_400_000;
const units = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "m"],
  [1_000, "s"],
  [1, "ms"],
] as const;

/** One readable line. What on-exit and stream schedules run is a command; only their kind shows. */
export function scheduleText(item: Fields): string {
  const value = item.get("schedule");
  if (typeof value === "string") return value;
  const parts = item.object("schedule");
  return parts ? (textOf(parts) ?? "unknown") : "unknown";
}

function textOf(parts: Fields): string | undefined {
  const kind = parts.text("kind");
  switch (kind) {
    case "cron":
      return cron(parts.text("expr") ?? parts.text("cron"), parts.text("tz"));
    case "every":
      return every(parts.integer("everyMs"));
    case "at":
      return at(parts.get("at", "atMs"));
    case "on-exit":
    case "stream":
      return kind;
    default:
      return cron(parts.text("cron"), parts.text("tz"));
  }
}

function cron(expression: string | undefined, zone: string | undefined): string | undefined {
  if (expression === undefined) return undefined;
  return zone === undefined ? `cron ${expression}` : `cron ${expression} (${zone})`;
}

function every(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined || milliseconds <= 0 || milliseconds >= longestInterval) return undefined;
  let rest = milliseconds;
  const parts: string[] = [];
  for (const [size, unit] of units) {
    if (rest >= size) parts.push(`${Math.floor(rest / size)}${unit}`);
    rest %= size;
  }
  return "every " + parts.join(" ");
}

function at(value: unknown): string | undefined {
  const time = value === undefined ? null : timeOf(value);
  if (time === undefined) throw new FieldError("schedule");
  return time === null ? undefined : `at ${new Date(time).toISOString().slice(0, 19)}Z`;
}
