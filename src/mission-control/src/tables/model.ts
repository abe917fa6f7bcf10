import {
  defineSchema,
  internalMutationGeneric,
  internalQueryGeneric,
  queryGeneric,
  type DataModelFromSchemaDefinition,
  type GenericMutationCtx,
  type GenericQueryCtx,
  type MutationBuilder,
  type QueryBuilder,
} from "convex/server";
import { missionControlTables } from "./tables.js";

const schema = defineSchema(missionControlTables);

/** The part of an app's data model that is ours; the app's other tables are of no concern here. */
export type DataModel = DataModelFromSchemaDefinition<typeof schema>;

export type QueryCtx = GenericQueryCtx<DataModel>;
export type MutationCtx = GenericMutationCtx<DataModel>;

export const query = queryGeneric as QueryBuilder<DataModel, "public">;
export const internalQuery = internalQueryGeneric as QueryBuilder<DataModel, "internal">;
export const internalMutation = internalMutationGeneric as MutationBuilder<DataModel, "internal">;
