import { cronJobs } from "convex/server";
import { internal } from "./_generated/api.js";

const crons = cronJobs();
// Off the full hour, when everybody else's jobs run.
crons.daily("openclaw retention", { hourUTC: 3, minuteUTC: 17 }, internal.openclaw.sweep, {});

export default crons;
