import { FieldError, type StarterItem } from "./starterItem.js";
import { parseTime } from "./time.js";

// A thousand years, in milliseconds.
const maxInterval = 1000 * 366 * 86_400_000;
const units = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "m"],
  [1_000, "s"],
  [1, "ms"],
] as const;

/**
 * Formats the schedule of a cron job as one line, such as `cron 0 9 * * 1 (Europe/Berlin)`, `every 1h 30m` or
 * `at 2026-11-22T08:00:00Z`; `unknown` if it cannot be read. For on-exit and stream schedules only the kind is shown,
 * because what they run is a command and can contain secrets.
 *
 * @throws FieldError if a schedule of kind `at` has an invalid time.
 */
export function formatSchedule(item: StarterItem): string {
  const value = item.get("schedule");
  if (typeof value === "string") return value;
  const schedule = item.getObject("schedule");
  return schedule ? (formatParts(schedule) ?? "unknown") : "unknown";
}

function formatParts(schedule: StarterItem): string | undefined {
  const kind = schedule.getText("kind");
  switch (kind) {
    case "cron":
      return formatCron(schedule.getText("expr") ?? schedule.getText("cron"), schedule.getText("tz"));
    case "every":
      return formatInterval(schedule.getInteger("everyMs"));
    case "at":
      return formatTime(schedule.get("at", "atMs"));
    case "on-exit":
    case "stream":
      return kind;
    default:
      return formatCron(schedule.getText("cron"), schedule.getText("tz"));
  }
}

function formatCron(expression: string | undefined, timeZone: string | undefined): string | undefined {
  if (expression === undefined) return undefined;
  return timeZone === undefined ? `cron ${expression}` : `cron ${expression} (${timeZone})`;
}

function formatInterval(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined || milliseconds <= 0 || milliseconds >= maxInterval) return undefined;
  let remainder = milliseconds;
  const parts: string[] = [];
  for (const [size, unit] of units) {
    if (remainder >= size) parts.push(`${Math.floor(remainder / size)}${unit}`);
    remainder %= size;
  }
  return "every " + parts.join(" ");
}

function formatTime(value: unknown): string | undefined {
  const time = value === undefined ? null : parseTime(value);
  if (time === undefined) throw new FieldError("schedule");
  return time === null ? undefined : `at ${new Date(time).toISOString().slice(0, 19)}Z`;
}
