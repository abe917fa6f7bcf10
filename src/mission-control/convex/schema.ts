import { defineSchema } from "convex/server";
import { missionControlTables } from "../src/index.js";

export default defineSchema({ ...missionControlTables });
