import { missionControlTables } from "@openclawsync/mission-control";
import { defineSchema } from "convex/server";

export default defineSchema({ ...missionControlTables });
