import { cronJobs } from "convex/server";
import { internal } from "./_generated/api.js";

const crons = cronJobs();
// Not on the full hour, when many other jobs run.
crons.daily("openclaw retention", { hourUTC: 3, minuteUTC: 17 }, internal.openclaw.sweep, {});

export default crons;
