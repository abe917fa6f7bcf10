import type { Auth, UserIdentity } from "convex/server";
import { env } from "../env.js";

/**
 * The caller of a query, as far as the read rule is concerned: the subject of their JWT (null without one) and the
 * roles that it lists.
 */
export type Viewer = { subject: string | null; roles: readonly string[] };

const defaultRolesClaim = "roles";

/**
 * Reads the viewer from the caller's JWT. The name of the roles claim comes from `OPENCLAW_ROLES_CLAIM`, or is `roles`.
 */
export async function viewerOf(auth: Auth): Promise<Viewer> {
  const identity = await auth.getUserIdentity();
  return identity ? { subject: identity.subject, roles: readRoles(identity) } : { subject: null, roles: [] };
}

// Identity providers send roles as a list, or as one string separated by spaces or commas.
function readRoles(identity: UserIdentity): string[] {
  const claim: unknown = identity[env("OPENCLAW_ROLES_CLAIM") ?? defaultRolesClaim];
  const roles: unknown[] = typeof claim === "string" ? claim.split(/[\s,]+/) : Array.isArray(claim) ? claim : [];
  return roles.filter((role) => typeof role === "string").filter((role) => role !== "");
}
