import { missionControlTables } from "@openclawsync/mission-control";
import { defineSchema, defineTable, type DataModelFromSchemaDefinition } from "convex/server";
import { v } from "convex/values";

const schema = defineSchema({
  ...missionControlTables,
  users: defineTable({ tokenIdentifier: v.string(), email: v.string() }).index("by_token", ["tokenIdentifier"]),
  memberships: defineTable({
    userId: v.id("users"),
    team: v.string(),
    role: v.union(v.literal("member"), v.literal("owner")),
  }).index("by_user", ["userId"]),
});

export default schema;
/** In an app, `convex/_generated/dataModel` has this type. */
export type DataModel = DataModelFromSchemaDefinition<typeof schema>;
