import type { StarterItem } from "./starterItem.js";

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
 * @throws FieldError if a part of the schedule has the wrong type.
 */
export function formatSchedule(item: StarterItem): string {
  const value = item.get("schedule");
  if (typeof value === "string") return value;
  const schedule = item.getObject("schedule");
  return schedule ? (formatParts(schedule) ?? "unknown") : "unknown";
}

// The kind decides while its own part is there. Otherwise the parts do, in OpenClaw's order.
function formatParts(schedule: StarterItem): string | undefined {
  const kind = schedule.getText("kind")?.trim().toLowerCase();
  if (kind === "on-exit" || kind === "stream") return kind;
  const own = kind === "cron" ? formatCron(schedule) : kind === "every" ? formatInterval(schedule) : undefined;
  return own ?? formatTime(schedule) ?? formatInterval(schedule) ?? formatCron(schedule);
}

function formatCron(schedule: StarterItem): string | undefined {
  const expression = getPart(schedule, "expr") ?? getPart(schedule, "cron");
  const timeZone = getPart(schedule, "tz");
  if (expression === undefined) return undefined;
  return timeZone === undefined ? `cron ${expression}` : `cron ${expression} (${timeZone})`;
}

function formatInterval(schedule: StarterItem): string | undefined {
  const milliseconds = schedule.getInteger("everyMs");
  if (milliseconds === undefined || milliseconds <= 0 || milliseconds >= maxInterval) return undefined;
  let remainder = milliseconds;
  const parts: string[] = [];
  for (const [size, unit] of units) {
    if (remainder >= size) parts.push(`${Math.floor(remainder / size)}${unit}`);
    remainder %= size;
  }
  return "every " + parts.join(" ");
}

function formatTime(schedule: StarterItem): string | undefined {
  const time = schedule.getTime("at") ?? schedule.getTime("atMs");
  return time === undefined ? undefined : `at ${new Date(time).toISOString().slice(0, 19)}Z`;
}

function getPart(schedule: StarterItem, name: string): string | undefined {
  const text = schedule.getText(name)?.trim();
  return text === "" ? undefined : text;
}
