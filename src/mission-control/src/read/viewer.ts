import type { Auth, UserIdentity } from "convex/server";
import { env } from "../env.js";

/** Who asks: the subject of the caller's JWT, and the roles it claims. Nothing else tells. */
export type Viewer = { subject: string | null; roles: readonly string[] };

const defaultClaim = "roles";

export async function viewerOf(auth: Auth): Promise<Viewer> {
  const identity = await auth.getUserIdentity();
  return identity ? { subject: identity.subject, roles: rolesOf(identity) } : { subject: null, roles: [] };
}

// Providers give roles as a list, or as words in one string.
function rolesOf(identity: UserIdentity): string[] {
  const claim: unknown = identity[env("OPENCLAW_ROLES_CLAIM") ?? defaultClaim];
  const roles: unknown[] = typeof claim === "string" ? claim.split(/[\s,]+/) : Array.isArray(claim) ? claim : [];
  return roles.filter((role) => typeof role === "string").filter((role) => role !== "");
}
