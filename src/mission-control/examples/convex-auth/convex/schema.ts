import { missionControlTables } from "@openclawsync/mission-control";
import { defineSchema, defineTable, type DataModelFromSchemaDefinition } from "convex/server";
import { v } from "convex/values";

const schema = defineSchema({
  ...missionControlTables,
  // An app with Convex Auth has `...authTables` here, and adds the roles to its own definition of users.
  users: defineTable({ name: v.optional(v.string()), roles: v.optional(v.array(v.string())) }),
});

export default schema;
/** In an app, `convex/_generated/dataModel` has this type. */
export type DataModel = DataModelFromSchemaDefinition<typeof schema>;
