import { env } from "../env.js";
import type { Fields } from "./fields.js";

const defaultOwner = "owner";
const systemOwner = "openclaw";

const known = <T extends string>(value: string | undefined, ...vocabulary: T[]): T | undefined =>
  vocabulary.find((word) => word === value);

/** Who may see a starter's row: private to the owner, OpenClaw's own jobs to the system, unless the item says otherwise. */
export function ownership(item: Fields, isSystem: boolean) {
  const ownerType = known(item.text("ownerType"), "user", "role", "system") ?? (isSystem ? "system" : "user");
  const named = item.text("ownerId")?.trim();
  const given = named === "" ? undefined : named;
  return {
    visibility: known(item.text("visibility"), "private", "team", "public") ?? "private",
    ownerType,
    ownerId: given ?? (ownerType === "system" ? systemOwner : (env("OPENCLAW_STARTER_OWNER") ?? defaultOwner)),
  };
}

export const entryType = (item: Fields, date: string | undefined): "daily" | "longterm" =>
  known(item.text("entryType"), "daily", "longterm") ?? (date === undefined ? "longterm" : "daily");
